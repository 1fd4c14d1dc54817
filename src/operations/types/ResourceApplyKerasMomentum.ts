import type { Graph } from '../Graph';
import type { GraphNode } from '../GraphNode';
import { defineOperation } from '../Operation';
import type { Tensor } from '../Tensor';
import { requireFit } from './VarHandleOp';

/** accum = momentum · accum - lr · grad; var += accum, or with Nesterov's look ahead momentum · accum - lr · grad. */
export const ResourceApplyKerasMomentum = defineOperation({
  type: 'ResourceApplyKerasMomentum',
  inputs: ['var', 'accum', 'lr', 'grad', 'momentum'],
  attributes: { use_locking: 'bool', use_nesterov: 'bool' },
  types: { T: 2 },
  infer([weight, accumulator, , gradient]) {
    for (const variable of [weight, accumulator]) requireFit(variable, gradient);
    return [];
  },
  noGradient: 'It has no values.',
});

export type MomentumInputs = {
  readonly weight: Tensor;
  readonly accumulator: Tensor;
  readonly rate: Tensor;
  readonly gradient: Tensor;
  readonly momentum: Tensor;
  readonly nesterov: boolean;
};

export function applyMomentum(graph: Graph, inputs: MomentumInputs): GraphNode {
  const { weight, accumulator, rate, gradient, momentum, nesterov } = inputs;
  return graph.add(ResourceApplyKerasMomentum, [weight, accumulator, rate, gradient, momentum], {
    use_locking: true,
    use_nesterov: nesterov,
  });
}
