import type { OnnxGraph, OnnxTensor } from '../onnx/OnnxGraph';
import type { Activation } from './params';

/**
 * Keras 3's activation functions as operators of ONNX' opset 17; of the same shape, linear is the input itself. `rank` counts
 * the axes without the batch: images are channels first, everything else has its channels last.
 */
export function onnxActivation(graph: OnnxGraph, activation: Activation, input: OnnxTensor, rank: number): OnnxTensor {
  return functions[activation](graph, input, rank);
}

type ActivationFunction = (graph: OnnxGraph, x: OnnxTensor, rank: number) => OnnxTensor;

const operator =
  (name: string): ActivationFunction =>
  (graph, x) =>
    graph.node(name, [x]);

const functions: { readonly [name in Activation]: ActivationFunction } = {
  linear: (_, x) => x,
  relu: operator('Relu'),
  relu6: (graph, x) => graph.node('Clip', [x, graph.float(0), graph.float(6)]),
  sigmoid: operator('Sigmoid'),
  tanh: operator('Tanh'),
  softmax: (graph, x, rank) => graph.node('Softmax', [x], { axis: { int: rank === 3 ? 1 : -1 } }),
  softplus: operator('Softplus'),
  softsign: operator('Softsign'),
  elu: operator('Elu'),
  selu: operator('Selu'),
  swish: (graph, x) => graph.node('Mul', [x, graph.node('Sigmoid', [x])]),
  gelu,
  hardSigmoid: (graph, x) => graph.node('HardSigmoid', [x], { alpha: { float: 1 / 6 }, beta: { float: 0.5 } }),
  hardSwish: operator('HardSwish'),
  mish: (graph, x) => graph.node('Mul', [x, graph.node('Tanh', [graph.node('Softplus', [x])])]),
  exponential: operator('Exp'),
};

/** The exact form. ONNX has an operator for it from opset 20 on. */
function gelu(graph: OnnxGraph, x: OnnxTensor): OnnxTensor {
  const error = graph.node('Erf', [graph.node('Mul', [x, graph.float(Math.SQRT1_2)])]);
  const share = graph.node('Add', [error, graph.float(1)]);
  return graph.node('Mul', [graph.node('Mul', [x, graph.float(0.5)]), share]);
}
