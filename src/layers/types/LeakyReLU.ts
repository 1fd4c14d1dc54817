import { leakyRelu } from '../../operations/types/LeakyRelu';
import { formatNumber } from '../describeValue';
import { defineLayer } from '../LayerDefinition';
import { unchanged } from '../shared/elementwise';
import { pytorchExpression } from '../shared/pytorchForms';
import { pytorchLeakyRelu } from '../shared/rectifier';

export const LeakyReLU = defineLayer({
  type: 'LeakyReLU',
  title: 'Leaky ReLU',
  family: 'activation',
  icon: 'trending-up',
  summary: 'Like ReLU, but lets a little of the negative values through, so that no unit dies.',
  kerasPage: 'https://keras.io/api/layers/activation_layers/leaky_relu/',
  keywords: ['rectifier', 'negative slope', 'alpha', 'nonlinearity'],
  inputs: 'one',
  params: {
    negativeSlope: {
      kind: 'number',
      label: 'Negative slope',
      help: 'What negative values are multiplied by. 0 is plain ReLU.',
      default: 0.3,
      min: 0,
    },
  },
  detail: ({ negativeSlope }) => `slope ${formatNumber(negativeSlope)}`,
  infer: (context) => unchanged(context),
  tfjs: ({ params }) => [{ className: 'LeakyReLU', config: { alpha: params.negativeSlope } }],
  tensorflow: ({ graph, params, input }) => leakyRelu(graph, input, params.negativeSlope),
  pytorch: ({ params }) => pytorchExpression((x) => pytorchLeakyRelu(x, params.negativeSlope)),
  onnx: ({ graph, params, input }) => graph.node('LeakyRelu', [input], { alpha: { float: params.negativeSlope } }),
});
