import { onlyFirst } from '../elementwise';
import type { Graph } from '../Graph';
import { defineOperation } from '../Operation';
import type { Tensor } from '../Tensor';

/** 1 / (1 + e⁻ˣ). */
export const Sigmoid = defineOperation({
  type: 'Sigmoid',
  inputs: ['x'],
  attributes: {},
  types: { T: 0 },
  infer: ([x]) => [x],
  gradient: ({ graph, output, gradient }) => [graph.output(SigmoidGrad, [output, gradient], {})],
});

export const SigmoidGrad = defineOperation({
  type: 'SigmoidGrad',
  inputs: ['y', 'dy'],
  attributes: {},
  types: { T: 0 },
  infer: ([y]) => [y],
  noGradient: onlyFirst,
});

export function sigmoid(graph: Graph, x: Tensor): Tensor {
  return graph.output(Sigmoid, [x], {});
}
