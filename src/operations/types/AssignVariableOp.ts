import type { Graph } from '../Graph';
import type { GraphNode } from '../GraphNode';
import { defineOperation } from '../Operation';
import type { Tensor } from '../Tensor';
import { requireFit } from './VarHandleOp';

/** Gives a variable another value. */
export const AssignVariableOp = defineOperation({
  type: 'AssignVariableOp',
  inputs: ['resource', 'value'],
  attributes: {},
  types: { dtype: 1 },
  infer([resource, value]) {
    requireFit(resource, value);
    return [];
  },
  noGradient: 'It has no values.',
});

export function assign(graph: Graph, resource: Tensor, value: Tensor, controls: readonly GraphNode[] = []): GraphNode {
  return graph.add(AssignVariableOp, [resource, value], {}, { controls });
}
