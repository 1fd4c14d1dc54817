import type { Graph } from '../Graph';
import { defineOperation } from '../Operation';
import type { Tensor } from '../Tensor';

/** -1, 0 or 1. */
export const Sign = defineOperation({
  type: 'Sign',
  inputs: ['x'],
  attributes: {},
  types: { T: 0 },
  infer: ([x]) => [x],
  noGradient: 'Flat wherever it has a slope at all.',
});

export function sign(graph: Graph, x: Tensor): Tensor {
  return graph.output(Sign, [x], {});
}
