import type { Graph } from '../Graph';
import { defineOperation, GraphError } from '../Operation';
import type { Tensor } from '../Tensor';

/** The sum of tensors of one shape. */
export const AddN = defineOperation({
  type: 'AddN',
  inputs: 'many',
  attributes: {},
  types: { T: 0 },
  count: { attribute: 'N', uncounted: 0 },
  infer([first]) {
    if (first === undefined) throw new GraphError('AddN needs a tensor.');
    return [first];
  },
  gradient: ({ inputs, gradient }) => inputs.map(() => gradient),
});

export function addN(graph: Graph, values: readonly Tensor[]): Tensor {
  return graph.output(AddN, values, {});
}
