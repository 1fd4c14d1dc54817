import { divide } from '../../operations/types/RealDiv';
import { subtract } from '../../operations/types/Sub';
import { customTfjs } from '../customTfjs';
import { defineLayer } from '../LayerDefinition';
import { failed } from '../problems';
import { unchanged } from '../shared/elementwise';
import { channelsProblem } from '../shared/normalization';
import { onnxPerChannel } from '../shared/onnxPerChannel';
import { pytorchStandardized } from '../shared/pytorchScaling';
import { perChannel } from '../shared/tensorflowNormalization';

const mean = {
  kind: 'perChannel',
  label: 'Mean',
  help: 'The mean of the data: one number, or one a channel. It is subtracted.',
  default: [0],
} as const;
const variance = {
  kind: 'perChannel',
  label: 'Variance',
  help: 'The variance of the data: one number, or one a channel. Values are divided by its square root.',
  default: [1],
  min: 0,
} as const;

/** Keras' own: values that do not differ are not divided by zero. */
const smallestSpread = 1e-7;

export const Normalization = defineLayer({
  type: 'Normalization',
  title: 'Normalization',
  family: 'normalization',
  icon: 'gauge',
  summary: 'Subtracts the data’s mean and divides by its spread, with constants that are given, not learned.',
  kerasPage: 'https://keras.io/api/layers/preprocessing_layers/numerical/normalization/',
  keywords: ['standardize', 'mean', 'variance', 'preprocess', 'z-score'],
  inputs: 'one',
  params: { mean, variance },
  detail: () => '',
  infer(context) {
    const code = 'normalization-channels';
    const problem =
      channelsProblem(context, { code, param: 'mean', label: mean.label, values: context.params.mean }) ??
      channelsProblem(context, { code, param: 'variance', label: variance.label, values: context.params.variance });
    return problem === null ? unchanged(context) : failed(problem);
  },
  tfjs: ({ params }) => [customTfjs('ConvCanvasNormalization', { mean: params.mean, variance: params.variance })],
  scaling({ mean, variance }) {
    const scale = spreadOf(variance).map((spread) => 1 / spread);
    const channels = Math.max(mean.length, scale.length);
    const at = (values: readonly number[], channel: number) => values[values.length === 1 ? 0 : channel] ?? 0;
    return { scale, offset: Array.from({ length: channels }, (_, channel) => -at(mean, channel) * at(scale, channel)) };
  },
  tensorflow({ graph, params, input }) {
    const centred = subtract(graph, input, perChannel(graph, params.mean));
    return divide(graph, centred, perChannel(graph, spreadOf(params.variance)));
  },
  pytorch: ({ params }) => pytorchStandardized(params.mean, spreadOf(params.variance)),
  onnx({ graph, params, input, output }) {
    const spread = spreadOf(params.variance);
    const centred = params.mean.every((value) => value === 0)
      ? input
      : graph.node('Sub', [input, onnxPerChannel(graph, params.mean, output)]);
    return spread.every((value) => value === 1)
      ? centred
      : graph.node('Div', [centred, onnxPerChannel(graph, spread, output)]);
  },
});

function spreadOf(variance: readonly number[]): readonly number[] {
  return variance.map((value) => Math.max(Math.sqrt(value), smallestSpread));
}
