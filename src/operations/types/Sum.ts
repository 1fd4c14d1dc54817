import type { Graph } from '../Graph';
import { defineOperation } from '../Operation';
import { broadcastDimensions, placesOf, reducedShape, requireValues, shapeHeldBy } from '../shapes';
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

/** A tensor repeated to the shape of another one. */
export function broadcastLike(graph: Graph, input: Tensor, like: Tensor): Tensor {
  return graph.output(BroadcastTo, [input, shapeTensor(graph, like)], {});
}

/** The gradient of a reduction: each value goes back to all places that it came from. */
export function stretchBack(graph: Graph, gradient: Tensor, input: Tensor, axes: readonly number[]): Tensor {
  const kept = reducedShape(input.shape, axes, true);
  const withAxes = kept.length === gradient.shape.length ? gradient : withOnes(graph, gradient, input, axes);
  return broadcastLike(graph, withAxes, input);
}

function withOnes(graph: Graph, gradient: Tensor, input: Tensor, axes: readonly number[]): Tensor {
  const places = new Set(placesOf(axes, input.shape.length));
  return reshape(
    graph,
    gradient,
    input.shape.map((size, axis) => (places.has(axis) ? 1 : size)),
  );
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
