import type { Plan } from '../../../src/compiler/Plan';
import { initialWeights as drawWeights } from '../../../src/training/initializers';
import type { Weights } from '../engines/Engine';

/** The first weights of a network: the same for the same plan and seed on every engine. */
export function initialWeights(plan: Plan, seed: number): Weights {
  return drawWeights(plan.layers, seed);
}
