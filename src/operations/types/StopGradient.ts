import type { Graph } from '../Graph';
import { defineOperation } from '../Operation';
import type { Tensor } from '../Tensor';

/** The tensor itself, for the rest of the graph a constant. */
export const StopGradient = defineOperation({
  type: 'StopGradient',
  inputs: ['input'],
  attributes: {},
  types: { T: 0 },
  infer: ([input]) => [input],
  noGradient: 'That is what it is for.',
});

export function stopGradient(graph: Graph, input: Tensor): Tensor {
  return graph.output(StopGradient, [input], {});
}
