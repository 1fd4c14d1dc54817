import { GraphError } from './Operation';
import type { Dimension, Dimensions, Tensor, TensorValue } from './Tensor';

/** The numbers of a tensor that stands in the graph itself; null for one that is computed. */
export function constantValues(tensor: Tensor): readonly number[] | null {
  if (tensor.node.operation.type !== 'Const') return null;
  return Array.from((tensor.node.attributes.value as TensorValue).values);
}

/** The numbers of a tensor that has to stand in the graph: axes, paddings. */
export function requireValues(tensor: Tensor, what: string): readonly number[] {
  const values = constantValues(tensor);
  if (values === null) throw new GraphError(`${what} has to be a constant, but is computed by ${tensor.node.name}.`);
  return values;
}

/** What a tensor that holds a shape says: a constant (-1: not known), the shape of another tensor, or the smaller of two. */
export function shapeHeldBy(tensor: Tensor): Dimensions {
  const values = constantValues(tensor);
  if (values !== null) return values.map((size) => (size < 0 ? null : size));
  const [source, other] = tensor.node.inputs;
  if (tensor.node.operation.type === 'Shape' && source !== undefined) return source.shape;
  if (tensor.node.operation.type === 'Minimum' && source !== undefined && other !== undefined) {
    const sizes = shapeHeldBy(other);
    return shapeHeldBy(source).map((size, axis) => smallerSize(size, sizes[axis] ?? null));
  }
  throw new GraphError(`${tensor.node.name} does not tell a shape.`);
}

function smallerSize(a: Dimension, b: Dimension): Dimension {
  if (a !== null && b !== null) return Math.min(a, b);
  return a === 1 || b === 1 ? 1 : null;
}

/** Number of values; null where an axis is not known. */
export function sizeOfDimensions(shape: Dimensions): number | null {
  return shape.reduce<Dimension>((size, axis) => (size === null || axis === null ? null : size * axis), 1);
}

/** The shape that two are stretched to. Sizes that are not known are taken to fit. */
export function broadcastDimensions(a: Dimensions, b: Dimensions): Dimensions {
  const rank = Math.max(a.length, b.length);
  return Array.from({ length: rank }, (_, axis) => {
    const first = sizeFromEnd(a, rank - axis);
    const second = sizeFromEnd(b, rank - axis);
    if (first === 1) return second;
    if (second === 1 || first === second) return first;
    if (first === null) return second;
    if (second === null) return first;
    throw new GraphError(`The shapes ${describeShape(a)} and ${describeShape(b)} do not fit each other.`);
  });
}

function sizeFromEnd(shape: Dimensions, fromEnd: number): Dimension {
  return fromEnd > shape.length ? 1 : (shape[shape.length - fromEnd] as Dimension);
}

/** Axes as places from 0; TensorFlow counts negative ones from the end. */
export function placesOf(axes: readonly number[], rank: number): readonly number[] {
  return axes.map((axis) => (axis < 0 ? axis + rank : axis));
}

/** A shape after a reduction over some axes. */
export function reducedShape(shape: Dimensions, axes: readonly number[], keepDims: boolean): Dimensions {
  const places = new Set(placesOf(axes, shape.length));
  return shape.flatMap((size, axis): Dimensions => (places.has(axis) ? (keepDims ? [1] : []) : [size]));
}

/** A shape with one more axis, at `place`. */
export function withAxis(shape: Dimensions, place: number, size: Dimension): Dimensions {
  return [...shape.slice(0, place), size, ...shape.slice(place)];
}

/** Output sizes of a window that slides, as TensorFlow counts them. `same` pads, `valid` does not. */
export function slidingSize(
  size: Dimension,
  window: number,
  stride: number,
  dilation: number,
  padding: string,
): Dimension {
  if (size === null) return null;
  if (padding === 'SAME') return Math.ceil(size / stride);
  return Math.max(0, Math.ceil((size - (window - 1) * dilation) / stride));
}

export function describeShape(shape: Dimensions): string {
  return `[${shape.map((size) => (size === null ? '?' : size)).join(', ')}]`;
}
