import type { Graph } from '../Graph';
import { defineOperation } from '../Operation';
import { broadcastDimensions, reducedShape, requireValues, shapeHeldBy } from '../shapes';
import type { Dimensions, Tensor } from '../Tensor';
import { integers } from './Const';
import { reshape } from './Reshape';
import { shapeTensor } from './Shape';

/** Sums along axes. */
export const Sum = defineOperation({
  type: 'Sum',
  inputs: ['input', 'reduction_indices'],
  attributes: { keep_dims: 'bool' },
  types: { T: 0, Tidx: 1 },
  infer: ([input, axes], { keep_dims }) => [
    { dtype: input.dtype, shape: reducedShape(input.shape, requireValues(axes, 'An axis'), keep_dims) },
  ],
  gradient: ({ graph, inputs: [input, axes], gradient }) => [
    stretchBack(graph, gradient, input, requireValues(axes, 'An axis')),
    null,
  ],
});

/** Repeats values along axes of size 1, and along axes in front that are not there. */
export const BroadcastTo = defineOperation({
  type: 'BroadcastTo',
  inputs: ['input', 'shape'],
  attributes: {},
  types: { T: 0, Tidx: 1 },
  infer: ([input, shape]) => [{ dtype: input.dtype, shape: broadcastDimensions(input.shape, shapeHeldBy(shape)) }],
  gradient: ({ graph, inputs: [input], gradient }) => [sumToShape(graph, gradient, input), null],
});

export function sum(graph: Graph, input: Tensor, axes: readonly number[], keepDims = false): Tensor {
  return graph.output(Sum, [input, integers(graph, axes)], { keep_dims: keepDims });
}

/** A tensor repeated to a shape that is known. */
export function broadcastTo(graph: Graph, input: Tensor, shape: readonly number[]): Tensor {
  return graph.output(BroadcastTo, [input, integers(graph, shape)], {});
}

/** A tensor repeated to the shape of another one. */
function broadcastLike(graph: Graph, input: Tensor, like: Tensor): Tensor {
  return graph.output(BroadcastTo, [input, shapeTensor(graph, like)], {});
}

/** The gradient of a reduction: each value goes back to all places that it came from. */
export function stretchBack(graph: Graph, gradient: Tensor, input: Tensor, axes: readonly number[]): Tensor {
  return broadcastLike(graph, withReducedAxes(graph, gradient, input, axes), input);
}

/** What a reduction of `input` gave, with the axes that it lost as axes of size 1. */
export function withReducedAxes(graph: Graph, reduced: Tensor, input: Tensor, axes: readonly number[]): Tensor {
  if (reduced.shape.length === input.shape.length) return reduced;
  return reshape(graph, reduced, reducedShape(input.shape, axes, true));
}

/** The gradient of a broadcast: sums over the axes along which `like` was stretched. */
export function sumToShape(graph: Graph, gradient: Tensor, like: Tensor): Tensor {
  const axes = stretchedAxes(gradient.shape, like.shape);
  if (axes.length === 0) return gradient;
  const summed = sum(graph, gradient, axes, true);
  return summed.shape.length === like.shape.length ? summed : reshape(graph, summed, like.shape);
}

function stretchedAxes(shape: Dimensions, like: Dimensions): readonly number[] {
  const missing = shape.length - like.length;
  return shape.flatMap((size, axis) => {
    if (axis < missing) return [axis];
    return like[axis - missing] === 1 && size !== 1 ? [axis] : [];
  });
}
