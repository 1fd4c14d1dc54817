import { onlyFirst } from '../elementwise';
import type { Graph } from '../Graph';
import { defineOperation } from '../Operation';
import type { Tensor } from '../Tensor';

/** x where it is positive, alpha · x elsewhere. */
export const LeakyRelu = defineOperation({
  type: 'LeakyRelu',
  inputs: ['features'],
  attributes: { alpha: 'float' },
  types: { T: 0 },
  infer: ([features]) => [features],
  gradient: ({ graph, inputs: [features], attributes, gradient }) => [
    graph.output(LeakyReluGrad, [gradient, features], attributes),
  ],
});

export const LeakyReluGrad = defineOperation({
  type: 'LeakyReluGrad',
  inputs: ['gradients', 'features'],
  attributes: { alpha: 'float' },
  types: { T: 0 },
  infer: ([gradients]) => [gradients],
  noGradient: onlyFirst,
});

export function leakyRelu(graph: Graph, features: Tensor, alpha: number): Tensor {
  return graph.output(LeakyRelu, [features], { alpha });
}
