import type { Graph } from '../Graph';
import { defineOperation } from '../Operation';
import type { Tensor } from '../Tensor';
import { multiply } from './Mul';
import { sign } from './Sign';

/** |x|. */
export const Abs = defineOperation({
  type: 'Abs',
  inputs: ['x'],
  attributes: {},
  types: { T: 0 },
  infer: ([x]) => [x],
  gradient: ({ graph, inputs: [x], gradient }) => [multiply(graph, gradient, sign(graph, x))],
});

export function abs(graph: Graph, x: Tensor): Tensor {
  return graph.output(Abs, [x], {});
}
