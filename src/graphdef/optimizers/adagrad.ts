import { add } from '../../operations/types/AddV2';
import { assignSubtract } from '../../operations/types/AssignSubVariableOp';
import { assign } from '../../operations/types/AssignVariableOp';
import { scalar } from '../../operations/types/Const';
import { multiply } from '../../operations/types/Mul';
import { divide } from '../../operations/types/RealDiv';
import { sqrt } from '../../operations/types/Sqrt';
import { square } from '../../operations/types/Square';
import type { OptimizerRule } from './OptimizerRule';
import { remembered } from './OptimizerRule';

/**
 * Duchi, Hazan and Singer, "Adaptive Subgradient Methods", 2011; keras.io/api/optimizers/adagrad. TensorFlow's own
 * ResourceApplyAdagradV2 adds epsilon outside of the root, Keras inside.
 */
export const adagrad: OptimizerRule<'adagrad'> = {
  memory: ({ initialAccumulatorValue }) => ({ sum: initialAccumulatorValue }),
  step: (graph, { epsilon }, { learningRate }) => {
    return (part) => {
      const { weight, gradient } = part;
      const memory = remembered(part, 'sum');
      const squares = add(graph, memory.value, square(graph, gradient));
      const size = sqrt(graph, add(graph, squares, scalar(graph, epsilon)));
      const change = divide(graph, multiply(graph, gradient, learningRate), size);
      return [assign(graph, memory.handle, squares), assignSubtract(graph, weight.handle, change)];
    };
  },
};
