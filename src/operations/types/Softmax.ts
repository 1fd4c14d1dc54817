import type { Graph } from '../Graph';
import { defineOperation } from '../Operation';
import type { Tensor } from '../Tensor';
import { multiply } from './Mul';
import { subtract } from './Sub';
import { sum } from './Sum';

/** Probabilities along the last axis: eˣ, divided by its sum. */
export const Softmax = defineOperation({
  type: 'Softmax',
  inputs: ['logits'],
  attributes: {},
  types: { T: 0 },
  infer: ([logits]) => [logits],
  gradient: ({ graph, output, gradient }) => [
    multiply(graph, subtract(graph, gradient, weightedMean(graph, gradient, output)), output),
  ],
});

function weightedMean(graph: Graph, values: Tensor, weights: Tensor): Tensor {
  return sum(graph, multiply(graph, values, weights), [-1], true);
}

export function softmax(graph: Graph, logits: Tensor): Tensor {
  return graph.output(Softmax, [logits], {});
}
