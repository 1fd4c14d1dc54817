import type { Graph } from '../Graph';
import type { GraphNode } from '../GraphNode';
import { defineOperation } from '../Operation';
import type { Tensor } from '../Tensor';
import { requireFit } from './VarHandleOp';

/** Subtracts from a variable. */
export const AssignSubVariableOp = defineOperation({
  type: 'AssignSubVariableOp',
  inputs: ['resource', 'value'],
  attributes: {},
  types: { dtype: 1 },
  infer([resource, value]) {
    requireFit(resource, value);
    return [];
  },
  noGradient: 'It has no values.',
});

export function assignSubtract(
  graph: Graph,
  resource: Tensor,
  value: Tensor,
  controls: readonly GraphNode[] = [],
): GraphNode {
  return graph.add(AssignSubVariableOp, [resource, value], {}, { controls });
}
