import type { Graph } from '../Graph';
import { defineOperation } from '../Operation';
import type { Tensor } from '../Tensor';
import { scalar } from './Const';
import { exp } from './Exp';
import { multiply } from './Mul';
import { negate } from './Neg';
import { square } from './Square';

const slopeAtZero = 2 / Math.sqrt(Math.PI);

/** The error function: how likely a standard normal value lies within √2 x of zero. */
export const Erf = defineOperation({
  type: 'Erf',
  inputs: ['x'],
  attributes: {},
  types: { T: 0 },
  infer: ([x]) => [x],
  gradient({ graph, inputs: [x], gradient }) {
    const slope = multiply(graph, exp(graph, negate(graph, square(graph, x))), scalar(graph, slopeAtZero));
    return [multiply(graph, gradient, slope)];
  },
});

export function erf(graph: Graph, x: Tensor): Tensor {
  return graph.output(Erf, [x], {});
}
