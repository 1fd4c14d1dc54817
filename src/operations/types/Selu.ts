import { onlyFirst } from '../elementwise';
import type { Graph } from '../Graph';
import { defineOperation } from '../Operation';
import type { Tensor } from '../Tensor';

/** Scaled exponential linear units (Klambauer et al., 2017). */
export const Selu = defineOperation({
  type: 'Selu',
  inputs: ['features'],
  attributes: {},
  types: { T: 0 },
  infer: ([features]) => [features],
  gradient: ({ graph, output, gradient }) => [graph.output(SeluGrad, [gradient, output], {})],
});

export const SeluGrad = defineOperation({
  type: 'SeluGrad',
  inputs: ['gradients', 'outputs'],
  attributes: {},
  types: { T: 0 },
  infer: ([gradients]) => [gradients],
  noGradient: onlyFirst,
});

export function selu(graph: Graph, features: Tensor): Tensor {
  return graph.output(Selu, [features], {});
}
