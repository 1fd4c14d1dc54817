import { defineLayer } from '../LayerDefinition';
import { onnxActivation } from '../onnxActivation';
import { pytorchActivation } from '../pytorchActivation';
import { unchanged } from '../shared/elementwise';
import { pytorchExpression } from '../shared/pytorchForms';
import { applyActivation } from '../tensorflowActivation';
import { tfjsActivationLayers } from '../tfjsActivation';

export const Activation = defineLayer({
  type: 'Activation',
  title: 'Activation',
  family: 'activation',
  icon: 'activity',
  summary: 'Applies a function to every value; softmax turns a vector into probabilities.',
  kerasPage: 'https://keras.io/api/layers/core_layers/activation/',
  keywords: ['softmax', 'sigmoid', 'tanh', 'gelu', 'swish', 'nonlinearity', 'function'],
  inputs: 'one',
  params: {
    activation: {
      kind: 'activation',
      label: 'Function',
      help: 'ReLU is the usual one inside a network; softmax at the end of a classifier.',
      default: 'relu',
    },
  },
  detail: ({ activation }) => activation,
  infer: (context) => unchanged(context),
  tfjs({ params: { activation } }) {
    const layers = tfjsActivationLayers(activation);
    return layers.length > 0 ? layers : [{ className: 'Activation', config: { activation } }];
  },
  tensorflow: ({ graph, params, input }) => applyActivation(graph, params.activation, input),
  pytorch: ({ params, output }) =>
    pytorchExpression((x) => pytorchActivation(params.activation, x, output.length).code),
  onnx: ({ graph, params, input, output }) => onnxActivation(graph, params.activation, input, output.length),
});
