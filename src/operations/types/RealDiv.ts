import { stretched } from '../elementwise';
import type { Graph } from '../Graph';
import { defineOperation } from '../Operation';
import type { Tensor } from '../Tensor';
import { multiply } from './Mul';
import { negate } from './Neg';
import { sumToShape } from './Sum';

/** x / y, stretched to one shape. */
export const RealDiv = defineOperation({
  type: 'RealDiv',
  inputs: ['x', 'y'],
  attributes: {},
  types: { T: 0 },
  infer: (inputs) => stretched(inputs),
  gradient({ graph, inputs: [x, y], output, gradient }) {
    const ofX = divide(graph, gradient, y);
    return [sumToShape(graph, ofX, x), sumToShape(graph, negate(graph, multiply(graph, ofX, output)), y)];
  },
});

export function divide(graph: Graph, x: Tensor, y: Tensor): Tensor {
  return graph.output(RealDiv, [x, y], {});
}
