import type { Graph } from '../Graph';
import { defineOperation } from '../Operation';
import type { Tensor } from '../Tensor';

/** The largest whole number that is not above x. */
export const Floor = defineOperation({
  type: 'Floor',
  inputs: ['x'],
  attributes: {},
  types: { T: 0 },
  infer: ([x]) => [x],
  noGradient: 'Flat wherever it has a slope at all.',
});

export function floor(graph: Graph, x: Tensor): Tensor {
  return graph.output(Floor, [x], {});
}
