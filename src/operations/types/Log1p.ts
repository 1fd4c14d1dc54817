import type { Graph } from '../Graph';
import { defineOperation } from '../Operation';
import type { Tensor } from '../Tensor';
import { add } from './AddV2';
import { scalar } from './Const';
import { divide } from './RealDiv';

/** log(1 + x), exact for small x. */
export const Log1p = defineOperation({
  type: 'Log1p',
  inputs: ['x'],
  attributes: {},
  types: { T: 0 },
  infer: ([x]) => [x],
  gradient: ({ graph, inputs: [x], gradient }) => [divide(graph, gradient, add(graph, x, scalar(graph, 1)))],
});

export function log1p(graph: Graph, x: Tensor): Tensor {
  return graph.output(Log1p, [x], {});
}
