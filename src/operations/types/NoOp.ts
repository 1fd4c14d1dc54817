import type { Graph } from '../Graph';
import type { GraphNode } from '../GraphNode';
import { defineOperation } from '../Operation';

/** Nothing: a name for having run others. */
export const NoOp = defineOperation({
  type: 'NoOp',
  inputs: [],
  attributes: {},
  infer: () => [],
  noGradient: 'It has no values.',
});

/** A node that has run when all of these have. */
export function group(graph: Graph, controls: readonly GraphNode[], name: string): GraphNode {
  return graph.add(NoOp, [], {}, { name, controls });
}
