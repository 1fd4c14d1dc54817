import type { Graph } from '../Graph';
import type { GraphNode } from '../GraphNode';
import { defineOperation } from '../Operation';
import type { Tensor } from '../Tensor';
import { requireFit } from './VarHandleOp';

/** Adds to a variable. */
export const AssignAddVariableOp = defineOperation({
  type: 'AssignAddVariableOp',
  inputs: ['resource', 'value'],
  attributes: {},
  types: { dtype: 1 },
  infer([resource, value]) {
    requireFit(resource, value);
    return [];
  },
  noGradient: 'It has no values.',
});

export function assignAdd(
  graph: Graph,
  resource: Tensor,
  value: Tensor,
  controls: readonly GraphNode[] = [],
): GraphNode {
  return graph.add(AssignAddVariableOp, [resource, value], {}, { controls });
}
