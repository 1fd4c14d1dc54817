import { onlyFirst } from '../elementwise';
import type { Graph } from '../Graph';
import { defineOperation } from '../Operation';
import type { Tensor } from '../Tensor';

/** log(eˣ + 1). */
export const Softplus = defineOperation({
  type: 'Softplus',
  inputs: ['features'],
  attributes: {},
  types: { T: 0 },
  infer: ([features]) => [features],
  gradient: ({ graph, inputs: [features], gradient }) => [graph.output(SoftplusGrad, [gradient, features], {})],
});

export const SoftplusGrad = defineOperation({
  type: 'SoftplusGrad',
  inputs: ['gradients', 'features'],
  attributes: {},
  types: { T: 0 },
  infer: ([gradients]) => [gradients],
  noGradient: onlyFirst,
});

export function softplus(graph: Graph, features: Tensor): Tensor {
  return graph.output(Softplus, [features], {});
}
