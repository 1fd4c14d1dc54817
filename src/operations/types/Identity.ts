import type { Graph, NodeOptions } from '../Graph';
import { defineOperation } from '../Operation';
import type { Tensor } from '../Tensor';

/** The tensor itself: a place for control dependencies, or a name. */
export const Identity = defineOperation({
  type: 'Identity',
  inputs: ['input'],
  attributes: {},
  types: { T: 0 },
  infer: ([input]) => [input],
  gradient: ({ gradient }) => [gradient],
});

export function identity(graph: Graph, input: Tensor, options: NodeOptions = {}): Tensor {
  return graph.output(Identity, [input], {}, options);
}
