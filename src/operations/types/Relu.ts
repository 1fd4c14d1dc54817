import type { Graph } from '../Graph';
import { defineOperation } from '../Operation';
import type { Tensor } from '../Tensor';

/** max(x, 0). */
export const Relu = defineOperation({
  type: 'Relu',
  inputs: ['features'],
  attributes: {},
  types: { T: 0 },
  infer: ([features]) => [features],
  gradient: ({ graph, output, gradient }) => [graph.output(ReluGrad, [gradient, output], {})],
});

export const ReluGrad = defineOperation({
  type: 'ReluGrad',
  inputs: ['gradients', 'features'],
  attributes: {},
  types: { T: 0 },
  infer: ([gradients]) => [gradients],
  noGradient: 'Only first derivatives are taken.',
});

export function relu(graph: Graph, features: Tensor): Tensor {
  return graph.output(Relu, [features], {});
}
