import type { Graph } from '../Graph';
import { defineOperation } from '../Operation';
import type { DataType, Tensor } from '../Tensor';

/** The same numbers in another type; fractions are cut off, true is 1. */
export const Cast = defineOperation({
  type: 'Cast',
  inputs: ['x'],
  attributes: { DstT: 'type' },
  types: { SrcT: 0 },
  infer: ([x], { DstT }) => [{ dtype: DstT, shape: x.shape }],
  noGradient: 'Only float32 changes smoothly, and it is not converted to itself.',
});

/** The tensor itself where it is of that type. */
export function cast(graph: Graph, x: Tensor, dtype: DataType): Tensor {
  return x.dtype === dtype ? x : graph.output(Cast, [x], { DstT: dtype });
}
