import { onlyFirst } from '../elementwise';
import type { Graph } from '../Graph';
import { defineOperation, GraphError } from '../Operation';
import { describeShape, withAxis } from '../shapes';
import type { Tensor } from '../Tensor';

/** Tensors of one shape behind each other along a new axis. */
export const Pack = defineOperation({
  type: 'Pack',
  inputs: 'many',
  attributes: { axis: 'int' },
  types: { T: 0 },
  count: { attribute: 'N', uncounted: 0 },
  infer(values, { axis }) {
    const [first] = values;
    if (first === undefined) throw new GraphError('Pack needs a tensor.');
    const misfit = values.find(({ shape }) => describeShape(shape) !== describeShape(first.shape));
    if (misfit !== undefined) {
      throw new GraphError(
        `Pack joins one shape, not ${describeShape(first.shape)} and ${describeShape(misfit.shape)}.`,
      );
    }
    const place = axis < 0 ? axis + first.shape.length + 1 : axis;
    return [{ dtype: first.dtype, shape: withAxis(first.shape, place, values.length) }];
  },
  gradient: ({ graph, inputs, attributes: { axis }, gradient }) =>
    graph.add(Unpack, [gradient], { num: inputs.length, axis }).outputs,
});

/** The parts of a tensor along an axis. */
export const Unpack = defineOperation({
  type: 'Unpack',
  inputs: ['value'],
  attributes: { num: 'int', axis: 'int' },
  types: { T: 0 },
  infer([value], { num, axis }) {
    const place = axis < 0 ? axis + value.shape.length : axis;
    const shape = value.shape.filter((_, other) => other !== place);
    return Array.from({ length: num }, () => ({ dtype: value.dtype, shape }));
  },
  noGradient: onlyFirst,
});

export function stack(graph: Graph, values: readonly Tensor[], axis: number): Tensor {
  return graph.output(Pack, values, { axis });
}
