import type { Graph } from '../Graph';
import { defineOperation } from '../Operation';
import type { Tensor } from '../Tensor';

/** Whether each value is a number, and not infinite. */
export const IsFinite = defineOperation({
  type: 'IsFinite',
  inputs: ['x'],
  attributes: {},
  types: { T: 0 },
  infer: ([x]) => [{ dtype: 'bool', shape: x.shape }],
  noGradient: 'Yes and no have no slope.',
});

export function finite(graph: Graph, x: Tensor): Tensor {
  return graph.output(IsFinite, [x], {});
}
