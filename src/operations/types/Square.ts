import type { Graph } from '../Graph';
import { defineOperation } from '../Operation';
import type { Tensor } from '../Tensor';
import { scalar } from './Const';
import { multiply } from './Mul';

/** x². */
export const Square = defineOperation({
  type: 'Square',
  inputs: ['x'],
  attributes: {},
  types: { T: 0 },
  infer: ([x]) => [x],
  gradient: ({ graph, inputs: [x], gradient }) => [multiply(graph, gradient, multiply(graph, x, scalar(graph, 2)))],
});

export function square(graph: Graph, x: Tensor): Tensor {
  return graph.output(Square, [x], {});
}
