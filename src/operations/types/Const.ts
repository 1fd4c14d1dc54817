import type { Graph } from '../Graph';
import { defineOperation } from '../Operation';
import type { Tensor, TensorValue } from '../Tensor';

/** Values that stand in the graph. */
export const Const = defineOperation({
  type: 'Const',
  inputs: [],
  attributes: { dtype: 'type', value: 'tensor' },
  infer: (_, { value }) => [{ dtype: value.dtype, shape: value.shape }],
  noGradient: 'A constant depends on nothing.',
});

/** Numbers of the given shape, row by row; small ones are made once a graph. Default: float32. */
export function constant(
  graph: Graph,
  values: ArrayLike<number>,
  shape: readonly number[],
  dtype: TensorValue['dtype'] = 'float32',
): Tensor {
  const make = () => graph.output(Const, [], { dtype, value: { dtype, shape, values } });
  if (values.length > 16) return make();
  return graph.once(`constant ${dtype} [${shape.join()}] ${Array.from(values).map(String).join()}`, make);
}

export function scalar(graph: Graph, value: number): Tensor {
  return constant(graph, [value], []);
}

/** Axes, sizes and paddings: a list of int32, or a matrix of them by rows. */
export function integers(graph: Graph, values: readonly number[], shape: readonly number[] = [values.length]): Tensor {
  return constant(graph, values, shape, 'int32');
}
