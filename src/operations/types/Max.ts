import type { Graph } from '../Graph';
import { defineOperation } from '../Operation';
import { reducedShape, requireValues } from '../shapes';
import type { Tensor } from '../Tensor';
import { cast } from './Cast';
import { integers } from './Const';
import { equal } from './Equal';
import { multiply } from './Mul';
import { divide } from './RealDiv';
import { sum, withReducedAxes } from './Sum';

/** The largest values along axes. Equal ones share the gradient. */
export const Max = defineOperation({
  type: 'Max',
  inputs: ['input', 'reduction_indices'],
  attributes: { keep_dims: 'bool' },
  types: { T: 0, Tidx: 1 },
  infer: ([input, axes], { keep_dims }) => [
    { dtype: input.dtype, shape: reducedShape(input.shape, requireValues(axes, 'An axis'), keep_dims) },
  ],
  gradient({ graph, inputs: [input, reduction], output, gradient }) {
    const axes = requireValues(reduction, 'An axis');
    const largest = withReducedAxes(graph, output, input, axes);
    const isLargest = cast(graph, equal(graph, input, largest), 'float32');
    const share = divide(graph, withReducedAxes(graph, gradient, input, axes), sum(graph, isLargest, axes, true));
    return [multiply(graph, isLargest, share), null];
  },
});

export function max(graph: Graph, input: Tensor, axes: readonly number[], keepDims = false): Tensor {
  return graph.output(Max, [input, integers(graph, axes)], { keep_dims: keepDims });
}
