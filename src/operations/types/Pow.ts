import { stretched } from '../elementwise';
import type { Graph } from '../Graph';
import { defineOperation } from '../Operation';
import type { Tensor } from '../Tensor';
import { scalar } from './Const';
import { greater } from './Greater';
import { log } from './Log';
import { multiply } from './Mul';
import { where } from './SelectV2';
import { subtract } from './Sub';
import { sumToShape } from './Sum';

/** x to the power of y, stretched to one shape. */
export const Pow = defineOperation({
  type: 'Pow',
  inputs: ['x', 'y'],
  attributes: {},
  types: { T: 0 },
  infer: (inputs) => stretched(inputs),
  gradient({ graph, inputs: [x, y], output, needed, gradient }) {
    const ofX = () => multiply(graph, y, power(graph, x, subtract(graph, y, scalar(graph, 1))));
    const ofY = () => multiply(graph, output, logOrZero(graph, x));
    return [
      needed[0] ? sumToShape(graph, multiply(graph, gradient, ofX()), x) : null,
      needed[1] ? sumToShape(graph, multiply(graph, gradient, ofY()), y) : null,
    ];
  },
});

/** Powers of zero and of negative numbers have no slope along the exponent: 0 stands for it, as in TensorFlow. */
function logOrZero(graph: Graph, x: Tensor): Tensor {
  const positive = greater(graph, x, scalar(graph, 0));
  return log(graph, where(graph, positive, x, scalar(graph, 1)));
}

export function power(graph: Graph, x: Tensor, y: Tensor): Tensor {
  return graph.output(Pow, [x, y], {});
}
