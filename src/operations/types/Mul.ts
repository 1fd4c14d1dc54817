import type { Graph } from '../Graph';
import { defineOperation } from '../Operation';
import { broadcastDimensions } from '../shapes';
import type { Tensor } from '../Tensor';
import { sumToShape } from './Sum';

/** x · y, stretched to one shape. */
export const Mul = defineOperation({
  type: 'Mul',
  inputs: ['x', 'y'],
  attributes: {},
  types: { T: 0 },
  infer: ([x, y]) => [{ dtype: x.dtype, shape: broadcastDimensions(x.shape, y.shape) }],
  gradient: ({ graph, inputs: [x, y], needed, gradient }) => [
    needed[0] ? sumToShape(graph, multiply(graph, gradient, y), x) : null,
    needed[1] ? sumToShape(graph, multiply(graph, gradient, x), y) : null,
  ],
});

export function multiply(graph: Graph, x: Tensor, y: Tensor): Tensor {
  return graph.output(Mul, [x, y], {});
}
