import { add } from '../../operations/types/AddV2';
import { scalar } from '../../operations/types/Const';
import { mean } from '../../operations/types/Mean';
import { multiply } from '../../operations/types/Mul';
import { rsqrt } from '../../operations/types/Rsqrt';
import { square } from '../../operations/types/Square';
import { subtract } from '../../operations/types/Sub';
import * as common from '../commonParams';
import { customTfjs } from '../customTfjs';
import { formatNumber } from '../describeValue';
import { defineLayer } from '../LayerDefinition';
import { unchanged } from '../shared/elementwise';
import { normalizationWeights } from '../shared/normalization';
import { onnxLayerNorm } from '../shared/onnxNormalization';
import { pytorchLayerNorm } from '../shared/pytorchNormalization';

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
  tensorflow({ graph, params, input, weight }) {
    const centered = subtract(graph, input, mean(graph, input, [-1], true));
    const variance = mean(graph, square(graph, centered), [-1], true);
    const spread = rsqrt(graph, add(graph, variance, scalar(graph, params.epsilon)));
    const normalized = multiply(graph, centered, spread);
    const scaled = params.scale ? multiply(graph, normalized, weight('gamma')) : normalized;
    return params.center ? add(graph, scaled, weight('beta')) : scaled;
  },
  pytorch: (context) => pytorchLayerNorm(context, context.params),
  onnx: (context) => onnxLayerNorm(context, context.params),
});
