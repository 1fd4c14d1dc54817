import type { Graph } from '../Graph';
import type { GraphNode } from '../GraphNode';
import { defineOperation } from '../Operation';
import type { Tensor } from '../Tensor';
import { requireFit } from './VarHandleOp';

/** ms += (1 - rho)(grad² - ms); mom = momentum · mom + lr · grad / √(ms + epsilon); var -= mom. */
export const ResourceApplyRMSProp = defineOperation({
  type: 'ResourceApplyRMSProp',
  inputs: ['var', 'ms', 'mom', 'lr', 'rho', 'momentum', 'epsilon', 'grad'],
  attributes: { use_locking: 'bool' },
  types: { T: 7 },
  infer([weight, meanSquare, moment, , , , , gradient]) {
    for (const variable of [weight, meanSquare, moment]) requireFit(variable, gradient);
    return [];
  },
  noGradient: 'It has no values.',
});

export type RmsPropInputs = {
  readonly weight: Tensor;
  /** The moving mean of the square of the gradient. */
  readonly meanSquare: Tensor;
  readonly moment: Tensor;
  readonly rate: Tensor;
  readonly rho: Tensor;
  readonly momentum: Tensor;
  readonly epsilon: Tensor;
  readonly gradient: Tensor;
};

export function applyRmsProp(graph: Graph, inputs: RmsPropInputs, controls: readonly GraphNode[] = []): GraphNode {
  const { weight, meanSquare, moment, rate, rho, momentum, epsilon, gradient } = inputs;
  const tensors = [weight, meanSquare, moment, rate, rho, momentum, epsilon, gradient] as const;
  return graph.add(ResourceApplyRMSProp, tensors, { use_locking: true }, { controls });
}
