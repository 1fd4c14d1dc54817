import { onlyFirst } from '../elementwise';
import type { Graph } from '../Graph';
import { defineOperation } from '../Operation';
import type { Tensor } from '../Tensor';

/** 1 / √x. */
export const Rsqrt = defineOperation({
  type: 'Rsqrt',
  inputs: ['x'],
  attributes: {},
  types: { T: 0 },
  infer: ([x]) => [x],
  gradient: ({ graph, output, gradient }) => [graph.output(RsqrtGrad, [output, gradient], {})],
});

export const RsqrtGrad = defineOperation({
  type: 'RsqrtGrad',
  inputs: ['y', 'dy'],
  attributes: {},
  types: { T: 0 },
  infer: ([y]) => [y],
  noGradient: onlyFirst,
});

export function rsqrt(graph: Graph, x: Tensor): Tensor {
  return graph.output(Rsqrt, [x], {});
}
