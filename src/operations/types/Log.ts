import type { Graph } from '../Graph';
import { defineOperation } from '../Operation';
import type { Tensor } from '../Tensor';
import { divide } from './RealDiv';

/** The natural logarithm. */
export const Log = defineOperation({
  type: 'Log',
  inputs: ['x'],
  attributes: {},
  types: { T: 0 },
  infer: ([x]) => [x],
  gradient: ({ graph, inputs: [x], gradient }) => [divide(graph, gradient, x)],
});

export function log(graph: Graph, x: Tensor): Tensor {
  return graph.output(Log, [x], {});
}
