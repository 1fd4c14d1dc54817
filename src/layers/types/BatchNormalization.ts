import type { Graph } from '../../operations/Graph';
import type { Tensor } from '../../operations/Tensor';
import { cast } from '../../operations/types/Cast';
import { constant, scalar } from '../../operations/types/Const';
import { batchNorm, batchNormInTraining } from '../../operations/types/FusedBatchNormV3';
import { multiply } from '../../operations/types/Mul';
import { divide } from '../../operations/types/RealDiv';
import { reshape, reshapeLike } from '../../operations/types/Reshape';
import { size } from '../../operations/types/Size';
import { subtract } from '../../operations/types/Sub';
import * as common from '../commonParams';
import { customTfjs } from '../customTfjs';
import { formatNumber } from '../describeValue';
import { defineLayer } from '../LayerDefinition';
import { unchanged } from '../shared/elementwise';
import { normalizationWeights } from '../shared/normalization';
import { onnxBatchNorm } from '../shared/onnxNormalization';
import { pytorchBatchNorm } from '../shared/pytorchNormalization';
import { movingAverage } from '../shared/tensorflowNormalization';

export const BatchNormalization = defineLayer({
  type: 'BatchNormalization',
  title: 'Batch normalization',
  family: 'normalization',
  icon: 'scale',
  summary: 'Brings every channel to mean 0 and variance 1 over the batch: networks learn faster and can be deeper.',
  kerasPage: 'https://keras.io/api/layers/normalization_layers/batch_normalization/',
  keywords: ['batchnorm', 'bn', 'standardize', 'normalise'],
  inputs: 'one',
  params: {
    momentum: {
      kind: 'number',
      label: 'Momentum',
      help: 'How slowly the mean and variance for later use follow those of the batches. Lower for short trainings.',
      default: 0.99,
      min: 0,
      max: 1,
    },
    epsilon: common.epsilon,
    center: common.center,
    scale: common.scale,
  },
  detail: () => '',
  infer(context) {
    const channels = context.inputs[0]?.at(-1) ?? 1;
    const weights = [
      ...normalizationWeights(context.params, channels),
      { name: 'moving_mean', shape: [channels], trainable: false, initializer: 'zeros' as const },
      { name: 'moving_variance', shape: [channels], trainable: false, initializer: 'ones' as const },
    ];
    return unchanged(context, weights, `${weights.length} · ${formatNumber(channels)}`);
  },
  tfjs({ params: { momentum, epsilon, center, scale }, inputs }) {
    const config = { momentum, epsilon, center, scale };
    const rank = inputs[0]?.length ?? 0;
    return center && scale && rank <= 3
      ? [{ className: 'BatchNormalization', config }]
      : [customTfjs('ConvCanvasBatchNormalization', config)];
  },
  tensorflow(context) {
    const { graph, params, input, training, weight } = context;
    const channels = input.shape.at(-1) ?? 1;
    // The operation takes images: every other shape is a column of pixels for it.
    const isImages = input.shape.length === 4;
    const x = isImages ? input : reshape(graph, input, [null, 1, 1, channels]);
    const filled = (value: number) => constant(graph, new Array<number>(channels).fill(value), [channels]);
    const scale = params.scale ? weight('gamma') : filled(1);
    const offset = params.center ? weight('beta') : filled(0);
    const { epsilon, momentum } = params;
    const back = (normalized: Tensor) => (isImages ? normalized : reshapeLike(graph, normalized, input));
    const [mean, variance] = [weight('moving_mean'), weight('moving_variance')];
    if (!training) return back(batchNorm(graph, x, { scale, offset, mean, variance, epsilon }));
    const batch = batchNormInTraining(graph, x, { scale, offset, epsilon });
    const ofAll = multiply(graph, batch.variance, shareWithoutOne(graph, x, channels));
    context.update('moving_mean', movingAverage(graph, mean, batch.mean, momentum));
    context.update('moving_variance', movingAverage(graph, variance, ofAll, momentum));
    return back(batch.output);
  },
  pytorch: (context) => pytorchBatchNorm(context, context.params),
  onnx: (context) => onnxBatchNorm(context, context.params),
});

/** (n - 1) / n for n values a channel: the operation tells the variance of a sample, Keras keeps that of the batch itself. */
function shareWithoutOne(graph: Graph, x: Tensor, channels: number): Tensor {
  const count = cast(graph, size(graph, x), 'float32');
  return subtract(graph, scalar(graph, 1), divide(graph, scalar(graph, channels), count));
}
