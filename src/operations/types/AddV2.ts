import type { Graph } from '../Graph';
import { defineOperation } from '../Operation';
import { broadcastDimensions } from '../shapes';
import type { Tensor } from '../Tensor';
import { sumToShape } from './Sum';

/** x + y, stretched to one shape. */
export const AddV2 = defineOperation({
  type: 'AddV2',
  inputs: ['x', 'y'],
  attributes: {},
  types: { T: 0 },
  infer: ([x, y]) => [{ dtype: x.dtype, shape: broadcastDimensions(x.shape, y.shape) }],
  gradient: ({ graph, inputs: [x, y], needed, gradient }) => [
    needed[0] ? sumToShape(graph, gradient, x) : null,
    needed[1] ? sumToShape(graph, gradient, y) : null,
  ],
});

export function add(graph: Graph, x: Tensor, y: Tensor): Tensor {
  return graph.output(AddV2, [x, y], {});
}
