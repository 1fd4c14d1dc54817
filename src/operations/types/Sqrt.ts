import { onlyFirst } from '../elementwise';
import type { Graph } from '../Graph';
import { defineOperation } from '../Operation';
import type { Tensor } from '../Tensor';

/** √x. */
export const Sqrt = defineOperation({
  type: 'Sqrt',
  inputs: ['x'],
  attributes: {},
  types: { T: 0 },
  infer: ([x]) => [x],
  gradient: ({ graph, output, gradient }) => [graph.output(SqrtGrad, [output, gradient], {})],
});

export const SqrtGrad = defineOperation({
  type: 'SqrtGrad',
  inputs: ['y', 'dy'],
  attributes: {},
  types: { T: 0 },
  infer: ([y]) => [y],
  noGradient: onlyFirst,
});

export function sqrt(graph: Graph, x: Tensor): Tensor {
  return graph.output(Sqrt, [x], {});
}
