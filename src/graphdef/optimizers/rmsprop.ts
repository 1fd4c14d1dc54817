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

/** Tieleman and Hinton, "Lecture 6.5: RMSprop", 2012; keras.io/api/optimizers/rmsprop */
export const rmsprop: OptimizerRule<'rmsprop'> = {
  memory: ({ momentum }) => (momentum === 0 ? { square: 0 } : { square: 0, momentum: 0 }),
  step: (graph, { rho, momentum, epsilon }, { learningRate }) => {
    const [kept, added] = [scalar(graph, rho), scalar(graph, 1 - rho)];
    return (part) => {
      const { weight, gradient } = part;
      const memory = remembered(part, 'square');
      const squares = add(graph, multiply(graph, memory.value, kept), multiply(graph, square(graph, gradient), added));
      const size = sqrt(graph, add(graph, squares, scalar(graph, epsilon)));
      const change = divide(graph, multiply(graph, gradient, learningRate), size);
      const remember = assign(graph, memory.handle, squares);
      if (momentum === 0) return [remember, assignSubtract(graph, weight.handle, change)];
      const speed = remembered(part, 'momentum');
      const faster = add(graph, multiply(graph, speed.value, scalar(graph, momentum)), change);
      return [remember, assign(graph, speed.handle, faster), assignSubtract(graph, weight.handle, faster)];
    };
  },
};
