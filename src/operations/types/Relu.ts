import type { Graph } from '../Graph';
import { defineOperation } from '../Operation';
import type { Tensor } from '../Tensor';

/** max(x, 0). */
export const Relu = defineOperation({
  type: 'Relu',
  inputs: ['features'],
  attributes: {},
  types: { T: 0 },
  infer: ([features]) => [features],
  gradient: ({ graph, output, gradient }) => [reluGradient(graph, gradient, output)],
});

export const ReluGrad = defineOperation({
  type: 'ReluGrad',
  inputs: ['gradients', 'features'],
  attributes: {},
  types: { T: 0 },
  infer: ([gradients]) => [gradients],
  noGradient: 'Only first derivatives are taken.',
});

/** The gradient of ReLU's input from that of its output. */
function reluGradient(graph: Graph, gradient: Tensor, output: Tensor): Tensor {
  return isStopped(gradient, output) ? gradient : graph.output(ReluGrad, [gradient, output], {});
}

/** Whether the rule of max pooling has stopped this gradient already where `output` is 0. */
function isStopped({ node }: Tensor, output: Tensor): boolean {
  const [pooled, maxima, ofMaxima] = node.inputs;
  const isStoppedAt = ofMaxima?.node.operation.type === ReluGrad.type && ofMaxima.node.inputs[1] === maxima;
  return node.operation.type === 'MaxPoolGrad' && pooled === output && isStoppedAt;
}

export function relu(graph: Graph, features: Tensor): Tensor {
  return graph.output(Relu, [features], {});
}
