import type { Graph } from '../Graph';
import { defineOperation } from '../Operation';
import { shapeHeldBy } from '../shapes';
import type { Tensor } from '../Tensor';
import { scalar } from './Const';
import { shapeTensor } from './Shape';

/** One value at all places of a shape. */
export const Fill = defineOperation({
  type: 'Fill',
  inputs: ['dims', 'value'],
  attributes: {},
  types: { index_type: 0, T: 1 },
  infer: ([dims, value]) => [{ dtype: value.dtype, shape: shapeHeldBy(dims) }],
  noGradient: 'It is filled with constants.',
});

/** A constant in the shape of another tensor, float32. */
export function fillLike(graph: Graph, like: Tensor, value: number): Tensor {
  return graph.output(Fill, [shapeTensor(graph, like), scalar(graph, value)], {});
}
