import { stretched } from '../elementwise';
import type { Graph } from '../Graph';
import { defineOperation } from '../Operation';
import type { Tensor } from '../Tensor';
import { scalar } from './Const';
import { multiply } from './Mul';
import { negate } from './Neg';
import { subtract } from './Sub';
import { sumToShape } from './Sum';

/** (x - y)², stretched to one shape. */
export const SquaredDifference = defineOperation({
  type: 'SquaredDifference',
  inputs: ['x', 'y'],
  attributes: {},
  types: { T: 0 },
  infer: (inputs) => stretched(inputs),
  gradient({ graph, inputs: [x, y], gradient }) {
    const ofX = multiply(graph, multiply(graph, gradient, scalar(graph, 2)), subtract(graph, x, y));
    return [sumToShape(graph, ofX, x), sumToShape(graph, negate(graph, ofX), y)];
  },
});

export function squaredDifference(graph: Graph, x: Tensor, y: Tensor): Tensor {
  return graph.output(SquaredDifference, [x, y], {});
}
