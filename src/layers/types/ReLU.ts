import type { Graph } from '../../operations/Graph';
import type { Tensor } from '../../operations/Tensor';
import { scalar } from '../../operations/types/Const';
import { greater } from '../../operations/types/Greater';
import { leakyRelu } from '../../operations/types/LeakyRelu';
import { minimum } from '../../operations/types/Minimum';
import { multiply } from '../../operations/types/Mul';
import { relu } from '../../operations/types/Relu';
import { relu6 } from '../../operations/types/Relu6';
import { where } from '../../operations/types/SelectV2';
import { subtract } from '../../operations/types/Sub';
import { customTfjs } from '../customTfjs';
import { formatNumber } from '../describeValue';
import { defineLayer } from '../LayerDefinition';
import { unchanged } from '../shared/elementwise';
import { pytorchExpression } from '../shared/pytorchForms';
import { onnxRectifier, pytorchRectifier } from '../shared/rectifier';

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
  tensorflow({ graph, params, input }) {
    const { maxValue, negativeSlope, threshold } = params;
    if (maxValue === null && threshold === 0 && negativeSlope !== 0) return leakyRelu(graph, input, negativeSlope);
    const above = valuesAbove(graph, input, threshold, maxValue);
    if (negativeSlope === 0) return above;
    const below = relu(graph, subtract(graph, scalar(graph, threshold), input));
    return subtract(graph, above, multiply(graph, below, scalar(graph, negativeSlope)));
  },
  pytorch: ({ params }) => pytorchExpression((x) => pytorchRectifier(x, params)),
  onnx: ({ graph, params, input }) => onnxRectifier(graph, input, params),
});

/** The values above the threshold, up to the largest one; 0 for the others. */
function valuesAbove(graph: Graph, input: Tensor, threshold: number, maxValue: number | null): Tensor {
  if (threshold === 0 && maxValue === 6) return relu6(graph, input);
  const passed =
    threshold === 0
      ? relu(graph, input)
      : where(graph, greater(graph, input, scalar(graph, threshold)), input, scalar(graph, 0));
  return maxValue === null ? passed : minimum(graph, passed, scalar(graph, maxValue));
}
