import type { Graph } from '../Graph';
import { defineOperation } from '../Operation';
import type { Tensor } from '../Tensor';
import { exp } from './Exp';
import { multiply } from './Mul';
import { subtract } from './Sub';
import { sum } from './Sum';

/** The logarithm of softmax along the last axis, exact for small probabilities. */
export const LogSoftmax = defineOperation({
  type: 'LogSoftmax',
  inputs: ['logits'],
  attributes: {},
  types: { T: 0 },
  infer: ([logits]) => [logits],
  gradient: ({ graph, output, gradient }) => [
    subtract(graph, gradient, multiply(graph, exp(graph, output), sum(graph, gradient, [-1], true))),
  ],
});

export function logSoftmax(graph: Graph, logits: Tensor): Tensor {
  return graph.output(LogSoftmax, [logits], {});
}
