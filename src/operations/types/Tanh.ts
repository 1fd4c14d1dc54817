import { onlyFirst } from '../elementwise';
import type { Graph } from '../Graph';
import { defineOperation } from '../Operation';
import type { Tensor } from '../Tensor';

/** The hyperbolic tangent. */
export const Tanh = defineOperation({
  type: 'Tanh',
  inputs: ['x'],
  attributes: {},
  types: { T: 0 },
  infer: ([x]) => [x],
  gradient: ({ graph, output, gradient }) => [graph.output(TanhGrad, [output, gradient], {})],
});

export const TanhGrad = defineOperation({
  type: 'TanhGrad',
  inputs: ['y', 'dy'],
  attributes: {},
  types: { T: 0 },
  infer: ([y]) => [y],
  noGradient: onlyFirst,
});

export function tanh(graph: Graph, x: Tensor): Tensor {
  return graph.output(Tanh, [x], {});
}
