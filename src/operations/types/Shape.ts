import type { Graph } from '../Graph';
import { defineOperation } from '../Operation';
import type { Tensor } from '../Tensor';
import { integers } from './Const';

/** The sizes of a tensor, int32, known when the graph runs. */
export const Shape = defineOperation({
  type: 'Shape',
  inputs: ['input'],
  attributes: { out_type: 'type' },
  types: { T: 0 },
  infer: ([input], { out_type }) => [{ dtype: out_type, shape: [input.shape.length] }],
  noGradient: 'Sizes do not change with the values.',
});

/** A tensor's shape as a tensor: a constant where all of it is known. */
export function shapeTensor(graph: Graph, tensor: Tensor): Tensor {
  const { shape } = tensor;
  if (shape.every((size) => size !== null)) return integers(graph, shape as readonly number[]);
  return graph.once(`shape of ${tensor.node.name}:${tensor.index}`, () =>
    graph.output(Shape, [tensor], { out_type: 'int32' }),
  );
}
