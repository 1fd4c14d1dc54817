import { stretched } from '../elementwise';
import type { Graph } from '../Graph';
import { defineOperation } from '../Operation';
import type { Tensor } from '../Tensor';
import { scalar } from './Const';
import { lessEqual } from './LessEqual';
import { where } from './SelectV2';
import { sumToShape } from './Sum';

/** The smaller of x and y, stretched to one shape. Of equal values the first counts. */
export const Minimum = defineOperation({
  type: 'Minimum',
  inputs: ['x', 'y'],
  attributes: {},
  types: { T: 0 },
  infer: (inputs) => stretched(inputs),
  gradient({ graph, inputs: [x, y], needed, gradient }) {
    const first = lessEqual(graph, x, y);
    const zero = scalar(graph, 0);
    return [
      needed[0] ? sumToShape(graph, where(graph, first, gradient, zero), x) : null,
      needed[1] ? sumToShape(graph, where(graph, first, zero, gradient), y) : null,
    ];
  },
});

export function minimum(graph: Graph, x: Tensor, y: Tensor): Tensor {
  return graph.output(Minimum, [x, y], {});
}
