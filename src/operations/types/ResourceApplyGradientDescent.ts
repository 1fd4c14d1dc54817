import type { Graph } from '../Graph';
import type { GraphNode } from '../GraphNode';
import { defineOperation } from '../Operation';
import type { Tensor } from '../Tensor';
import { requireFit } from './VarHandleOp';

/** var -= alpha · delta. */
export const ResourceApplyGradientDescent = defineOperation({
  type: 'ResourceApplyGradientDescent',
  inputs: ['var', 'alpha', 'delta'],
  attributes: { use_locking: 'bool' },
  types: { T: 1 },
  infer([weight, , delta]) {
    requireFit(weight, delta);
    return [];
  },
  noGradient: 'It has no values.',
});

export function applyGradientDescent(graph: Graph, weight: Tensor, rate: Tensor, gradient: Tensor): GraphNode {
  return graph.add(ResourceApplyGradientDescent, [weight, rate, gradient], { use_locking: true });
}
