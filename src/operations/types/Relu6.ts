import { onlyFirst } from '../elementwise';
import type { Graph } from '../Graph';
import { defineOperation } from '../Operation';
import type { Tensor } from '../Tensor';

/** min(max(x, 0), 6). */
export const Relu6 = defineOperation({
  type: 'Relu6',
  inputs: ['features'],
  attributes: {},
  types: { T: 0 },
  infer: ([features]) => [features],
  gradient: ({ graph, inputs: [features], gradient }) => [graph.output(Relu6Grad, [gradient, features], {})],
});

export const Relu6Grad = defineOperation({
  type: 'Relu6Grad',
  inputs: ['gradients', 'features'],
  attributes: {},
  types: { T: 0 },
  infer: ([gradients]) => [gradients],
  noGradient: onlyFirst,
});

export function relu6(graph: Graph, features: Tensor): Tensor {
  return graph.output(Relu6, [features], {});
}
