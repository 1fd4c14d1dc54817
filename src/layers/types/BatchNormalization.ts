import * as common from '../commonParams';
import { customTfjs } from '../customTfjs';
import { formatNumber } from '../describeValue';
import { defineLayer } from '../LayerDefinition';
import { unchanged } from '../shared/elementwise';
import { normalizationWeights } from '../shared/normalization';

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
});
