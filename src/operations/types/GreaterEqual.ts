import { stretched } from '../elementwise';
import type { Graph } from '../Graph';
import { defineOperation } from '../Operation';
import type { Tensor } from '../Tensor';

/** Whether x ≥ y, stretched to one shape. */
export const GreaterEqual = defineOperation({
  type: 'GreaterEqual',
  inputs: ['x', 'y'],
  attributes: {},
  types: { T: 0 },
  infer: (inputs) => stretched(inputs, 'bool'),
  noGradient: 'Yes and no have no slope.',
});

export function greaterEqual(graph: Graph, x: Tensor, y: Tensor): Tensor {
  return graph.output(GreaterEqual, [x, y], {});
}
