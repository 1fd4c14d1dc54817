import type { Graph } from '../Graph';
import { defineOperation, GraphError } from '../Operation';
import { describeShape, placesOf, requireValues } from '../shapes';
import type { Tensor } from '../Tensor';
import { concatenate } from './ConcatV2';
import { constant } from './Const';

/** Equal parts of a tensor along an axis. All of them have to be used where it is differentiated. */
export const Split = defineOperation({
  type: 'Split',
  inputs: ['split_dim', 'value'],
  attributes: { num_split: 'int' },
  types: { T: 1 },
  infer([axis, value], { num_split: parts }) {
    const [place = 0] = placesOf(requireValues(axis, 'An axis'), value.shape.length);
    const size = value.shape[place] ?? null;
    if (size === null || size % parts !== 0) {
      throw new GraphError(`${describeShape(value.shape)} cannot be split into ${parts} equal parts at axis ${place}.`);
    }
    const shape = value.shape.map((whole, at) => (at === place ? size / parts : whole));
    return Array.from({ length: parts }, () => ({ dtype: value.dtype, shape }));
  },
  gradient({ graph, inputs: [axis], gradients }) {
    const used = gradients.filter((gradient) => gradient !== null);
    if (used.length < gradients.length) throw new GraphError('Only some parts of a Split are used.');
    const [place = 0] = requireValues(axis, 'An axis');
    return [null, concatenate(graph, used, place)];
  },
});

export function split(graph: Graph, value: Tensor, parts: number, axis: number): readonly Tensor[] {
  return graph.add(Split, [constant(graph, [axis], [], 'int32'), value], { num_split: parts }).outputs;
}
