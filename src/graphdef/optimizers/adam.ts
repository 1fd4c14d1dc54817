import type { Graph } from '../../operations/Graph';
import type { GraphNode } from '../../operations/GraphNode';
import { assignSubtract } from '../../operations/types/AssignSubVariableOp';
import { scalar } from '../../operations/types/Const';
import { multiply } from '../../operations/types/Mul';
import { power } from '../../operations/types/Pow';
import { applyAdam } from '../../operations/types/ResourceApplyAdam';
import type { OptimizerRule, SettingsOf, StepNumbers, WeightStep } from './OptimizerRule';
import { remembered } from './OptimizerRule';

const memory = () => ({ mean: 0, square: 0 });

/** Kingma and Ba, "Adam: A Method for Stochastic Optimization", 2015; keras.io/api/optimizers/adam */
export const adam: OptimizerRule<'adam'> = {
  memory,
  step: (graph, settings, numbers) => {
    const apply = adamStep(graph, settings, numbers);
    return (part) => [apply(part, [])];
  },
};

/** Loshchilov and Hutter, "Decoupled Weight Decay Regularization", 2019; keras.io/api/optimizers/adamw */
export const adamw: OptimizerRule<'adamw'> = {
  memory,
  step: (graph, settings, numbers) => {
    const apply = adamStep(graph, settings, numbers);
    const decay = multiply(graph, scalar(graph, settings.weightDecay), numbers.learningRate);
    return (part) => {
      const { handle, value } = part.weight;
      const decayed = assignSubtract(graph, handle, multiply(graph, value, decay));
      return [apply(part, [decayed])];
    };
  },
};

type Betas = Pick<SettingsOf<'adam'>, 'beta1' | 'beta2' | 'epsilon'>;

function adamStep(graph: Graph, { beta1, beta2, epsilon }: Betas, { learningRate, step }: StepNumbers) {
  const [first, second] = [scalar(graph, beta1), scalar(graph, beta2)];
  const powers = [power(graph, first, step), power(graph, second, step)] as const;
  return (part: WeightStep, controls: readonly GraphNode[]) =>
    applyAdam(
      graph,
      {
        weight: part.weight.handle,
        m: remembered(part, 'mean').handle,
        v: remembered(part, 'square').handle,
        beta1Power: powers[0],
        beta2Power: powers[1],
        rate: learningRate,
        beta1: first,
        beta2: second,
        epsilon: scalar(graph, epsilon),
        gradient: part.gradient,
      },
      controls,
    );
}
