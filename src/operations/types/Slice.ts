import type { Graph } from '../Graph';
import { defineOperation, GraphError } from '../Operation';
import { describeShape, requireValues } from '../shapes';
import type { Dimension, Dimensions, Tensor } from '../Tensor';
import { integers, scalar } from './Const';

/** A number of values before and after each axis. */
export type Paddings = readonly (readonly [before: number, after: number])[];

/** Adds values of `constant_values` before and after each axis; paddings [rank, 2]. */
export const PadV2 = defineOperation({
  type: 'PadV2',
  inputs: ['input', 'paddings', 'constant_values'],
  attributes: {},
  types: { T: 0, Tpaddings: 1 },
  infer([input, paddings]) {
    const pairs = pairsOf(paddings, input);
    const shape = input.shape.map((size, axis) => {
      const [before, after] = pairs[axis] as readonly [number, number];
      return size === null && before + after === 0 ? null : knownSize(size) + before + after;
    });
    return [{ dtype: input.dtype, shape }];
  },
  gradient: ({ graph, inputs: [input, paddings], gradient }) => [
    slice(
      graph,
      gradient,
      pairsOf(paddings, input).map(([before]) => before),
      input.shape,
    ),
    null,
    null,
  ],
});

/** A part: `size` values of each axis from `begin` on; size -1 is the rest. */
export const Slice = defineOperation({
  type: 'Slice',
  inputs: ['input', 'begin', 'size'],
  attributes: {},
  types: { T: 0, Index: 1 },
  infer([input, begin, size]) {
    const [starts, sizes] = [requireValues(begin, 'A beginning'), requireValues(size, 'A size')];
    if (starts.length !== input.shape.length || sizes.length !== input.shape.length) {
      throw new GraphError(`A part of ${describeShape(input.shape)} needs a beginning and a size for each axis.`);
    }
    const shape = input.shape.map((whole, axis): Dimension => {
      const [start = 0, wanted = -1] = [starts[axis], sizes[axis]];
      if (wanted >= 0 && whole !== null && start + wanted > whole) {
        throw new GraphError(`${describeShape(input.shape)} has no ${wanted} values from ${start} on at axis ${axis}.`);
      }
      if (wanted >= 0) return wanted;
      return whole === null ? null : whole - start;
    });
    return [{ dtype: input.dtype, shape }];
  },
  gradient({ graph, inputs: [input, begin], output, gradient }) {
    const starts = requireValues(begin, 'A beginning');
    const paddings = input.shape.map((whole, axis): readonly [number, number] => {
      const before = starts[axis] ?? 0;
      const kept = output.shape[axis] ?? null;
      // Of an axis that is not known, all that follows was kept.
      return [before, kept === null ? 0 : knownSize(whole) - before - kept];
    });
    return [pad(graph, gradient, paddings), null, null];
  },
});

/** Values of `value` around a tensor. */
export function pad(graph: Graph, input: Tensor, paddings: Paddings, value = 0): Tensor {
  return graph.output(PadV2, [input, integers(graph, paddings.flat(), [paddings.length, 2]), scalar(graph, value)], {});
}

/** `size` values of each axis from `begin` on; null: the rest. */
export function slice(graph: Graph, input: Tensor, begin: readonly number[], size: Dimensions): Tensor {
  const sizes = size.map((length) => length ?? -1);
  return graph.output(Slice, [input, integers(graph, begin), integers(graph, sizes)], {});
}

function pairsOf(paddings: Tensor, { shape }: Tensor): Paddings {
  const flat = requireValues(paddings, 'A padding');
  if (flat.length !== 2 * shape.length) {
    throw new GraphError(`${describeShape(shape)} needs two paddings for each axis, not ${flat.length} in all.`);
  }
  return shape.map((_, axis) => [flat[2 * axis] ?? 0, flat[2 * axis + 1] ?? 0]);
}

function knownSize(size: Dimension): number {
  if (size === null) throw new GraphError('An axis whose size is not known cannot be padded or cut at its end.');
  return size;
}
