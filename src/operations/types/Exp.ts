import type { Graph } from '../Graph';
import { defineOperation } from '../Operation';
import type { Tensor } from '../Tensor';
import { multiply } from './Mul';

/** eˣ. */
export const Exp = defineOperation({
  type: 'Exp',
  inputs: ['x'],
  attributes: {},
  types: { T: 0 },
  infer: ([x]) => [x],
  gradient: ({ graph, output, gradient }) => [multiply(graph, gradient, output)],
});

export function exp(graph: Graph, x: Tensor): Tensor {
  return graph.output(Exp, [x], {});
}
