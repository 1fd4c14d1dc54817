import { onlyFirst } from '../elementwise';
import type { Graph } from '../Graph';
import { defineOperation } from '../Operation';
import type { Tensor } from '../Tensor';

/** x where it is positive, eˣ - 1 elsewhere. */
export const Elu = defineOperation({
  type: 'Elu',
  inputs: ['features'],
  attributes: {},
  types: { T: 0 },
  infer: ([features]) => [features],
  gradient: ({ graph, output, gradient }) => [graph.output(EluGrad, [gradient, output], {})],
});

export const EluGrad = defineOperation({
  type: 'EluGrad',
  inputs: ['gradients', 'outputs'],
  attributes: {},
  types: { T: 0 },
  infer: ([gradients]) => [gradients],
  noGradient: onlyFirst,
});

export function elu(graph: Graph, features: Tensor): Tensor {
  return graph.output(Elu, [features], {});
}
