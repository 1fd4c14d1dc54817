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
  gradient({ graph, inputs: [x, y], output, needed, gradient }) {
    const ofX = divide(graph, gradient, y);
    return [
      needed[0] ? sumToShape(graph, ofX, x) : null,
      needed[1] ? sumToShape(graph, negate(graph, multiply(graph, ofX, output)), y) : null,
    ];
  },
});

export function divide(graph: Graph, x: Tensor, y: Tensor): Tensor {
  return graph.output(RealDiv, [x, y], {});
}
