import type { Graph } from '../Graph';
import { defineOperation } from '../Operation';
import type { Tensor } from '../Tensor';

/** -x. */
export const Neg = defineOperation({
  type: 'Neg',
  inputs: ['x'],
  attributes: {},
  types: { T: 0 },
  infer: ([x]) => [x],
  gradient: ({ graph, gradient }) => [negate(graph, gradient)],
});

export function negate(graph: Graph, x: Tensor): Tensor {
  return graph.output(Neg, [x], {});
}
