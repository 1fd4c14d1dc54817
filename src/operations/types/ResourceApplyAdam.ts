import type { Graph } from '../Graph';
import type { GraphNode } from '../GraphNode';
import { defineOperation } from '../Operation';
import type { Tensor } from '../Tensor';
import { requireFit } from './VarHandleOp';

/**
 * m += (1 - beta1)(grad - m); v += (1 - beta2)(grad² - v); var -= lr · √(1 - beta2_power) / (1 - beta1_power) ·
 * m / (√v + epsilon). The powers are those of this step, counted from 1 (Kingma and Ba, 2015, end of section 2).
 */
export const ResourceApplyAdam = defineOperation({
  type: 'ResourceApplyAdam',
  inputs: ['var', 'm', 'v', 'beta1_power', 'beta2_power', 'lr', 'beta1', 'beta2', 'epsilon', 'grad'],
  attributes: { use_locking: 'bool', use_nesterov: 'bool' },
  types: { T: 9 },
  infer([weight, m, v, , , , , , , gradient]) {
    for (const variable of [weight, m, v]) requireFit(variable, gradient);
    return [];
  },
  noGradient: 'It has no values.',
});

export type AdamInputs = {
  readonly weight: Tensor;
  /** Moving means of the gradient and of its square. */
  readonly m: Tensor;
  readonly v: Tensor;
  readonly beta1Power: Tensor;
  readonly beta2Power: Tensor;
  readonly rate: Tensor;
  readonly beta1: Tensor;
  readonly beta2: Tensor;
  readonly epsilon: Tensor;
  readonly gradient: Tensor;
};

export function applyAdam(graph: Graph, inputs: AdamInputs, controls: readonly GraphNode[] = []): GraphNode {
  const { weight, m, v, beta1Power, beta2Power, rate, beta1, beta2, epsilon, gradient } = inputs;
  const tensors = [weight, m, v, beta1Power, beta2Power, rate, beta1, beta2, epsilon, gradient] as const;
  return graph.add(ResourceApplyAdam, tensors, { use_locking: true, use_nesterov: false }, { controls });
}
