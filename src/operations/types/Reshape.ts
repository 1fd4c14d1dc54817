import type { Graph } from '../Graph';
import { defineOperation, GraphError } from '../Operation';
import { describeShape, shapeHeldBy, sizeOfDimensions } from '../shapes';
import type { Dimension, Dimensions, Tensor } from '../Tensor';
import { integers } from './Const';
import { shapeTensor } from './Shape';

/** The same values in another shape; one size may be -1: the rest. */
export const Reshape = defineOperation({
  type: 'Reshape',
  inputs: ['tensor', 'shape'],
  attributes: {},
  types: { T: 0, Tshape: 1 },
  infer([tensor, shape]) {
    const wanted = withRest(shapeHeldBy(shape), sizeOfDimensions(tensor.shape));
    const [given, taken] = [sizeOfDimensions(tensor.shape), sizeOfDimensions(wanted)];
    if (given !== null && taken !== null && given !== taken) {
      throw new GraphError(`${describeShape(tensor.shape)} cannot be seen as ${describeShape(wanted)}.`);
    }
    return [{ dtype: tensor.dtype, shape: wanted }];
  },
  gradient: ({ graph, inputs: [tensor], gradient }) => [reshapeLike(graph, gradient, tensor), null],
});

/** Where all values are counted and one size is open, it is known. */
function withRest(shape: Dimensions, size: Dimension): Dimensions {
  const open = shape.filter((axis) => axis === null).length;
  if (size === null || open !== 1) return shape;
  const others = shape.reduce<number>((product, axis) => product * (axis ?? 1), 1);
  return shape.map((axis) => axis ?? size / others);
}

/** One size may be null: the rest. */
export function reshape(graph: Graph, tensor: Tensor, shape: Dimensions): Tensor {
  const sizes = shape.map((size) => size ?? -1);
  if (sizes.filter((size) => size === -1).length > 1) {
    throw new GraphError(`Only one size of ${describeShape(shape)} can be left open.`);
  }
  return graph.output(Reshape, [tensor, integers(graph, sizes)], {});
}

/** A tensor in the shape of another one with as many values. */
export function reshapeLike(graph: Graph, tensor: Tensor, like: Tensor): Tensor {
  const open = like.shape.filter((size) => size === null).length;
  if (open <= 1) return reshape(graph, tensor, like.shape);
  return graph.output(Reshape, [tensor, shapeTensor(graph, like)], {});
}
