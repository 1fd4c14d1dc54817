import { onlyFirst } from '../elementwise';
import type { Graph } from '../Graph';
import { defineOperation } from '../Operation';
import type { Tensor } from '../Tensor';

/** x / (|x| + 1). */
export const Softsign = defineOperation({
  type: 'Softsign',
  inputs: ['features'],
  attributes: {},
  types: { T: 0 },
  infer: ([features]) => [features],
  gradient: ({ graph, inputs: [features], gradient }) => [graph.output(SoftsignGrad, [gradient, features], {})],
});

export const SoftsignGrad = defineOperation({
  type: 'SoftsignGrad',
  inputs: ['gradients', 'features'],
  attributes: {},
  types: { T: 0 },
  infer: ([gradients]) => [gradients],
  noGradient: onlyFirst,
});

export function softsign(graph: Graph, features: Tensor): Tensor {
  return graph.output(Softsign, [features], {});
}
