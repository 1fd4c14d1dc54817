import type { Graph } from '../Graph';
import { defineOperation, GraphError } from '../Operation';
import { describeShape } from '../shapes';
import type { DataType, Tensor } from '../Tensor';

const bytesOf: { readonly [type in DataType]?: number } = { uint8: 1, bool: 1, int32: 4, float32: 4, int64: 8 };

/** The same bytes as another type. Into a wider one the last axis, which holds the parts of a value, goes away. */
export const Bitcast = defineOperation({
  type: 'Bitcast',
  inputs: ['input'],
  attributes: { type: 'type' },
  types: { T: 0 },
  infer([{ dtype, shape }], { type }) {
    const [from, to] = [bytesOf[dtype], bytesOf[type]];
    if (from === undefined || to === undefined) throw new GraphError(`${dtype} cannot be seen as ${type}.`);
    if (from === to) return [{ dtype: type, shape }];
    if (from > to) return [{ dtype: type, shape: [...shape, from / to] }];
    if (shape[shape.length - 1] !== to / from) {
      throw new GraphError(`${dtype} of ${describeShape(shape)} cannot be seen as ${type}.`);
    }
    return [{ dtype: type, shape: shape.slice(0, -1) }];
  },
  noGradient: 'Bytes do not change smoothly.',
});

export function bitcast(graph: Graph, input: Tensor, type: DataType): Tensor {
  return graph.output(Bitcast, [input], { type });
}
