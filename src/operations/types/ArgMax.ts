import type { Graph } from '../Graph';
import { defineOperation } from '../Operation';
import { reducedShape, requireValues } from '../shapes';
import type { Tensor } from '../Tensor';
import { constant } from './Const';

/** The place of the largest value along an axis; the first of equal ones. */
export const ArgMax = defineOperation({
  type: 'ArgMax',
  inputs: ['input', 'dimension'],
  attributes: { output_type: 'type' },
  types: { T: 0, Tidx: 1 },
  infer: ([input, dimension], { output_type }) => [
    { dtype: output_type, shape: reducedShape(input.shape, requireValues(dimension, 'The axis'), false) },
  ],
  noGradient: 'Places are whole numbers.',
});

/** As int32. */
export function argMax(graph: Graph, input: Tensor, axis: number): Tensor {
  return graph.output(ArgMax, [input, constant(graph, [axis], [], 'int32')], { output_type: 'int32' });
}
