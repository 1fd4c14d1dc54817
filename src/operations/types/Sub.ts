import { stretched } from '../elementwise';
import type { Graph } from '../Graph';
import { defineOperation } from '../Operation';
import type { Tensor } from '../Tensor';
import { negate } from './Neg';
import { sumToShape } from './Sum';

/** x - y, stretched to one shape. */
export const Sub = defineOperation({
  type: 'Sub',
  inputs: ['x', 'y'],
  attributes: {},
  types: { T: 0 },
  infer: (inputs) => stretched(inputs),
  gradient: ({ graph, inputs: [x, y], needed, gradient }) => [
    needed[0] ? sumToShape(graph, gradient, x) : null,
    needed[1] ? negate(graph, sumToShape(graph, gradient, y)) : null,
  ],
});

export function subtract(graph: Graph, x: Tensor, y: Tensor): Tensor {
  return graph.output(Sub, [x, y], {});
}
