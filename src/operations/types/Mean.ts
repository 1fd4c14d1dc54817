import type { Graph } from '../Graph';
import { defineOperation } from '../Operation';
import { placesOf, reducedShape, requireValues, sizeOfDimensions } from '../shapes';
import type { Tensor } from '../Tensor';
import { cast } from './Cast';
import { integers, scalar } from './Const';
import { multiply } from './Mul';
import { divide } from './RealDiv';
import { size } from './Size';
import { stretchBack } from './Sum';

/** Means along axes. */
export const Mean = defineOperation({
  type: 'Mean',
  inputs: ['input', 'reduction_indices'],
  attributes: { keep_dims: 'bool' },
  types: { T: 0, Tidx: 1 },
  infer: ([input, axes], { keep_dims }) => [
    { dtype: input.dtype, shape: reducedShape(input.shape, requireValues(axes, 'An axis'), keep_dims) },
  ],
  gradient({ graph, inputs: [input, axes], output, gradient }) {
    const share = multiply(graph, gradient, shareOfEach(graph, input, output, requireValues(axes, 'An axis')));
    return [stretchBack(graph, share, input, requireValues(axes, 'An axis')), null];
  },
});

/** One by the number of values that each mean is taken over; it may include the images of a batch. */
function shareOfEach(graph: Graph, input: Tensor, output: Tensor, axes: readonly number[]): Tensor {
  const places = new Set(placesOf(axes, input.shape.length));
  const count = sizeOfDimensions(input.shape.filter((_, axis) => places.has(axis)));
  if (count !== null) return scalar(graph, 1 / count);
  return divide(graph, cast(graph, size(graph, output), 'float32'), cast(graph, size(graph, input), 'float32'));
}

export function mean(graph: Graph, input: Tensor, axes: readonly number[], keepDims = false): Tensor {
  return graph.output(Mean, [input, integers(graph, axes)], { keep_dims: keepDims });
}
