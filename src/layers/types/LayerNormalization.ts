import * as common from '../commonParams';
import { customTfjs } from '../customTfjs';
import { formatNumber } from '../describeValue';
import { defineLayer } from '../LayerDefinition';
import { unchanged } from '../shared/elementwise';
import { normalizationWeights } from '../shared/normalization';

export const LayerNormalization = defineLayer({
  type: 'LayerNormalization',
  title: 'Layer normalization',
  family: 'normalization',
  icon: 'align-center-horizontal',
  summary: 'Brings the channels of each position to mean 0 and variance 1: the same for any batch size.',
  kerasPage: 'https://keras.io/api/layers/normalization_layers/layer_normalization/',
  keywords: ['layernorm', 'ln', 'standardize', 'normalise', 'convnext'],
  inputs: 'one',
  params: { epsilon: common.epsilon, center: common.center, scale: common.scale },
  detail: () => '',
  infer(context) {
    const channels = context.inputs[0]?.at(-1) ?? 1;
    const weights = normalizationWeights(context.params, channels);
    const formula = `${weights.length} · ${formatNumber(channels)}`;
    return unchanged(context, weights, weights.length === 0 ? undefined : formula);
  },
  tfjs({ params: { epsilon, center, scale } }) {
    return [customTfjs('ConvCanvasLayerNormalization', { epsilon, center, scale })];
  },
});
