import type { Graph } from '../Graph';
import { defineOperation, GraphError } from '../Operation';
import { describeShape, requireValues } from '../shapes';
import type { Dimensions, Tensor } from '../Tensor';
import { constant } from './Const';
import { slice } from './Slice';

/** Tensors behind each other along an axis that they have; the axis is the last input. */
export const ConcatV2 = defineOperation({
  type: 'ConcatV2',
  inputs: 'many',
  attributes: {},
  types: { T: 0, Tidx: -1 },
  count: { attribute: 'N', uncounted: 1 },
  infer(inputs) {
    const { values, place } = parts(inputs);
    const [first] = values;
    if (first === undefined || values.length === 1) throw new GraphError('ConcatV2 needs two tensors.');
    const misfit = values.find((value) => !fits(value.shape, first.shape, place));
    if (misfit !== undefined) {
      const shapes = `${describeShape(first.shape)} and ${describeShape(misfit.shape)}`;
      throw new GraphError(`${shapes} do not fit behind each other along axis ${place}.`);
    }
    const sizes = values.map(({ shape }) => shape[place] ?? null);
    const joined = sizes.reduce((sum, size) => (sum === null || size === null ? null : sum + size), 0);
    return [{ dtype: first.dtype, shape: first.shape.map((size, axis) => (axis === place ? joined : size)) }];
  },
  gradient({ graph, inputs, needed, gradient }) {
    const { values, place } = parts(inputs);
    let start = 0;
    const ofValues = values.map(({ shape }, number) => {
      const size = shape[place] ?? null;
      if (size === null) throw new GraphError(`The gradient of ConcatV2 needs to know the sizes along axis ${place}.`);
      const begin = shape.map((_, axis) => (axis === place ? start : 0));
      start += size;
      return needed[number] ? slice(graph, gradient, begin, shape) : null;
    });
    return [...ofValues, null];
  },
});

function parts(inputs: readonly Tensor[]): { readonly values: readonly Tensor[]; readonly place: number } {
  const values = inputs.slice(0, -1);
  const [axis = 0] = inputs.slice(-1).flatMap((last) => requireValues(last, 'The axis'));
  return { values, place: axis < 0 ? axis + (values[0]?.shape.length ?? 0) : axis };
}

function fits(a: Dimensions, b: Dimensions, place: number): boolean {
  const fit = (size: number | null, axis: number) =>
    axis === place || size === b[axis] || size === null || b[axis] === null;
  return a.length === b.length && a.every(fit);
}

/** One tensor stays as it is. */
export function concatenate(graph: Graph, values: readonly Tensor[], axis: number): Tensor {
  const [only] = values;
  if (only !== undefined && values.length === 1) return only;
  return graph.output(ConcatV2, [...values, constant(graph, [axis], [], 'int32')], {});
}
