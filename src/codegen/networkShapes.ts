import type { Plan } from '../compiler/Plan';
import type { Shape } from '../document/Shape';

type WithPlan = { readonly plan: Plan };

/** What the network takes, without the batch; empty where it is not known. */
export function inputShape({ plan }: WithPlan): Shape {
  return plan.layerById.get(plan.inputId ?? '')?.outputShape ?? [];
}

/** What the network answers, without the batch; empty where it is not known. */
export function outputShape({ plan }: WithPlan): Shape {
  return plan.layerById.get(plan.outputId ?? '')?.outputShape ?? [];
}
