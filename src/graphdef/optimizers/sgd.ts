import { scalar } from '../../operations/types/Const';
import { applyGradientDescent } from '../../operations/types/ResourceApplyGradientDescent';
import { applyMomentum } from '../../operations/types/ResourceApplyKerasMomentum';
import type { OptimizerRule } from './OptimizerRule';
import { remembered } from './OptimizerRule';

/** keras.io/api/optimizers/sgd */
export const sgd: OptimizerRule<'sgd'> = {
  memory: ({ momentum }) => (momentum === 0 ? {} : { momentum: 0 }),
  step: (graph, { momentum, nesterov }, { learningRate }) => {
    return (part) => {
      const { weight, gradient } = part;
      if (momentum === 0) return [applyGradientDescent(graph, weight.handle, learningRate, gradient)];
      const inputs = {
        weight: weight.handle,
        accumulator: remembered(part, 'momentum').handle,
        rate: learningRate,
        gradient,
        momentum: scalar(graph, momentum),
        nesterov,
      };
      return [applyMomentum(graph, inputs)];
    };
  },
};
