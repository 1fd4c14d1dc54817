import type { Graph } from '../Graph';
import { defineOperation, GraphError } from '../Operation';
import { requireValues } from '../shapes';
import type { Tensor } from '../Tensor';
import { integers } from './Const';

/** The axes in another order: axis number i of the output is axis perm[i] of the input. */
export const Transpose = defineOperation({
  type: 'Transpose',
  inputs: ['x', 'perm'],
  attributes: {},
  types: { T: 0, Tperm: 1 },
  infer([x, perm]) {
    const order = requireValues(perm, 'The order of the axes');
    const complete = order.length === x.shape.length && x.shape.every((_, axis) => order.includes(axis));
    if (!complete) throw new GraphError(`[${order.join(', ')}] does not order ${x.shape.length} axes.`);
    return [{ dtype: x.dtype, shape: order.map((axis) => x.shape[axis] ?? null) }];
  },
  gradient({ graph, inputs: [, perm], gradient }) {
    const order = requireValues(perm, 'The order of the axes');
    return [
      transpose(
        graph,
        gradient,
        order.map((_, axis) => order.indexOf(axis)),
      ),
      null,
    ];
  },
});

export function transpose(graph: Graph, x: Tensor, order: readonly number[]): Tensor {
  return graph.output(Transpose, [x, integers(graph, order)], {});
}
