import { axisLabels } from '../arithmetic/formulas';
import { formatNumber } from '../describeValue';
import { defineLayer } from '../LayerDefinition';
import { succeeded } from '../problems';
import { toDefault } from '../shared/convolution';
import { pytorchExpression } from '../shared/pytorchForms';

export const Input = defineLayer({
  type: 'Input',
  title: 'Input',
  family: 'input',
  icon: 'image',
  summary: 'Where the images come in: their height, width and number of channels (1 grey, 3 colour).',
  kerasPage: 'https://keras.io/api/layers/core_layers/input/',
  keywords: ['image', 'data', 'start', 'shape'],
  inputs: 'none',
  params: {
    shape: {
      kind: 'inputShape',
      label: 'Shape',
      help: 'Height, width and channels of an image, or the number of values of a vector.',
      default: [28, 28, 1],
    },
  },
  detail: () => '',
  infer(context) {
    const { shape } = context.params;
    const lines = axisLabels(shape).map((label, axis) => ({
      label,
      formula: 'as set',
      result: formatNumber(shape[axis] ?? 1),
    }));
    const result = { output: shape, weights: [], macs: 0, explanation: { shape: lines } };
    return succeeded(context, result, 'shape', toDefault('shape', 'Set the shape to 28 × 28 × 1'));
  },
  tfjs: () => [],
  tensorflow: ({ input }) => input,
  pytorch: () => pytorchExpression((input) => input),
  onnx: ({ input }) => input,
});
