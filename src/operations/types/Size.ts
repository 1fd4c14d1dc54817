import type { Graph } from '../Graph';
import { defineOperation } from '../Operation';
import type { Tensor } from '../Tensor';

/** The number of values, known when the graph runs. */
export const Size = defineOperation({
  type: 'Size',
  inputs: ['input'],
  attributes: { out_type: 'type' },
  types: { T: 0 },
  infer: (_, { out_type }) => [{ dtype: out_type, shape: [] }],
  noGradient: 'Sizes do not change with the values.',
});

/** As int32. */
export function size(graph: Graph, input: Tensor): Tensor {
  return graph.output(Size, [input], { out_type: 'int32' });
}
