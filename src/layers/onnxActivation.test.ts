import { expect, it } from 'vitest';
import { OnnxGraph } from '../onnx/OnnxGraph';
import { onnxActivation } from './onnxActivation';
import { type Activation, activations } from './params';

function operators(activation: Activation, rank: number): readonly string[] {
  const graph = new OnnxGraph();
  onnxActivation(graph, activation, { name: 'x' }, rank);
  return graph.nodes.map(({ operator }) => operator);
}

it('is an operator of its own, or a few where ONNX has none', () => {
  expect(activations.map((activation) => `${activation}: ${operators(activation, 3).join(', ')}`)).toEqual([
    'linear: ',
    'relu: Relu',
    'relu6: Clip',
    'sigmoid: Sigmoid',
    'tanh: Tanh',
    'softmax: Softmax',
    'softplus: Softplus',
    'softsign: Softsign',
    'elu: Elu',
    'selu: Selu',
    'swish: Sigmoid, Mul',
    'gelu: Mul, Erf, Add, Mul, Mul',
    'hardSigmoid: HardSigmoid',
    'hardSwish: HardSwish',
    'mish: Softplus, Tanh, Mul',
    'exponential: Exp',
  ]);
});

it.each([
  [1, -1],
  [2, -1],
  [3, 1],
  [4, -1],
])('takes softmax of %i axes without the batch over axis %i', (rank, axis) => {
  const graph = new OnnxGraph();
  onnxActivation(graph, 'softmax', { name: 'x' }, rank);
  expect(graph.nodes[0]?.attributes).toEqual({ axis: { int: axis } });
});
