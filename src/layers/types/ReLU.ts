import { customTfjs } from '../customTfjs';
import { formatNumber } from '../describeValue';
import { defineLayer } from '../LayerDefinition';
import { unchanged } from '../shared/elementwise';

export const ReLU = defineLayer({
  type: 'ReLU',
  title: 'ReLU',
  family: 'activation',
  icon: 'trending-up',
  summary: 'Sets negative values to zero: simple, fast, and what lets a deep network learn more than a straight line.',
  kerasPage: 'https://keras.io/api/layers/activation_layers/relu/',
  keywords: ['rectified linear unit', 'rectifier', 'relu6', 'nonlinearity'],
  inputs: 'one',
  params: {
    maxValue: {
      kind: 'optionalNumber',
      label: 'Largest value',
      help: 'Values above it become it. 6 is usual for small devices.',
      default: null,
      min: 0,
      nullMeans: 'no limit',
    },
    negativeSlope: {
      kind: 'number',
      label: 'Negative slope',
      help: 'What values below the threshold are multiplied by.',
      default: 0,
      min: 0,
      advanced: true,
    },
    threshold: {
      kind: 'number',
      label: 'Threshold',
      help: 'From here on values pass.',
      default: 0,
      min: 0,
      advanced: true,
    },
  },
  detail({ maxValue, negativeSlope, threshold }) {
    const parts: string[] = [];
    if (maxValue !== null) parts.push(`up to ${formatNumber(maxValue)}`);
    if (negativeSlope !== 0) parts.push(`slope ${formatNumber(negativeSlope)}`);
    if (threshold !== 0) parts.push(`from ${formatNumber(threshold)}`);
    return parts.join(', ');
  },
  infer: (context) => unchanged(context),
  tfjs({ params: { maxValue, negativeSlope, threshold } }) {
    if (negativeSlope !== 0 || threshold !== 0) {
      return [customTfjs('ConvCanvasReLU', { maxValue, negativeSlope, threshold })];
    }
    return [{ className: 'ReLU', config: maxValue === null ? {} : { maxValue } }];
  },
});
