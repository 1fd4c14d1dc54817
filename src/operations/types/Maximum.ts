import { stretched } from '../elementwise';
import type { Graph } from '../Graph';
import { defineOperation } from '../Operation';
import type { Tensor } from '../Tensor';
import { scalar } from './Const';
import { greaterEqual } from './GreaterEqual';
import { where } from './SelectV2';
import { sumToShape } from './Sum';

/** The larger of x and y, stretched to one shape. Of equal values the first counts. */
export const Maximum = defineOperation({
  type: 'Maximum',
  inputs: ['x', 'y'],
  attributes: {},
  types: { T: 0 },
  infer: (inputs) => stretched(inputs),
  gradient({ graph, inputs: [x, y], needed, gradient }) {
    const first = greaterEqual(graph, x, y);
    const zero = scalar(graph, 0);
    return [
      needed[0] ? sumToShape(graph, where(graph, first, gradient, zero), x) : null,
      needed[1] ? sumToShape(graph, where(graph, first, zero, gradient), y) : null,
    ];
  },
});

export function maximum(graph: Graph, x: Tensor, y: Tensor): Tensor {
  return graph.output(Maximum, [x, y], {});
}
