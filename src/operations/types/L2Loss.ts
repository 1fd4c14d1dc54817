import type { Graph } from '../Graph';
import { defineOperation } from '../Operation';
import type { Tensor } from '../Tensor';
import { multiply } from './Mul';

/** Half the sum of the squares. */
export const L2Loss = defineOperation({
  type: 'L2Loss',
  inputs: ['t'],
  attributes: {},
  types: { T: 0 },
  infer: ([t]) => [{ dtype: t.dtype, shape: [] }],
  gradient: ({ graph, inputs: [t], gradient }) => [multiply(graph, t, gradient)],
});

export function l2Loss(graph: Graph, t: Tensor): Tensor {
  return graph.output(L2Loss, [t], {});
}
