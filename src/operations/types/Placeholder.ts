import type { Graph } from '../Graph';
import { defineOperation } from '../Operation';
import type { DataType, Dimensions, Tensor } from '../Tensor';

/** Values that are given at every run. */
export const Placeholder = defineOperation({
  type: 'Placeholder',
  inputs: [],
  attributes: { dtype: 'type', shape: 'shape' },
  infer: (_, { dtype, shape }) => [{ dtype, shape }],
  noGradient: 'What is given depends on nothing.',
});

export function placeholder(graph: Graph, name: string, dtype: DataType, shape: Dimensions): Tensor {
  return graph.output(Placeholder, [], { dtype, shape }, { name });
}
