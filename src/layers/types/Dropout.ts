import { formatShape, type Shape } from '../../document/Shape';
import * as common from '../commonParams';
import { customTfjs } from '../customTfjs';
import { formatNumber } from '../describeValue';
import { defineLayer, type LayerProblem } from '../LayerDefinition';
import { failed, type Named } from '../problems';
import { axisChannelsFirst } from '../shared/channelsFirst';
import { toDefault } from '../shared/convolution';
import { unchanged } from '../shared/elementwise';
import { pytorchDropout } from '../shared/pytorchDropout';
import { dropValues } from '../shared/tensorflowDropout';

export const Dropout = defineLayer({
  type: 'Dropout',
  title: 'Dropout',
  family: 'core',
  icon: 'droplets',
  summary:
    'Sets random values to zero while training, so that the network cannot rely on single ones. Works against overfitting.',
  kerasPage: 'https://keras.io/api/layers/regularization_layers/dropout/',
  keywords: ['regularization', 'overfitting', 'random', 'noise'],
  inputs: 'one',
  params: {
    rate: common.rate,
    noiseShape: {
      kind: 'noiseShape',
      label: 'Noise shape',
      help: 'Where it is 1, the values along that axis drop together. Counted with the batch.',
      default: null,
      advanced: true,
    },
  },
  detail: ({ rate }) => formatNumber(rate),
  infer(context) {
    const problem = noiseShapeProblem(context, context.params.noiseShape);
    return problem === null ? unchanged(context) : failed(problem);
  },
  tfjs: ({ params: { rate, noiseShape } }) => [customTfjs('ConvCanvasDropout', { rate, noiseShape })],
  tensorflow: (context) => dropValues(context, context.params.rate, context.params.noiseShape),
  pytorch: ({ params: { rate, noiseShape }, output }) =>
    pytorchDropout(rate, output.length, noiseShape === null ? [] : sharedAxes(noiseShape, output)),
  onnx: ({ input }) => input,
});

/** The axes along which values drop together, the batch counted and images channels first. */
function sharedAxes(noiseShape: readonly (number | null)[], shape: Shape): readonly number[] {
  const [batch, ...sizes] = noiseShape;
  const shared = sizes.flatMap((size, axis) =>
    size === 1 && shape[axis] !== 1 ? [axisChannelsFirst(axis, shape.length)] : [],
  );
  return [...(batch === 1 ? [0] : []), ...shared.sort((a, b) => a - b)];
}

/** The noise is stretched over the input, so each size has to be its own, 1, or left open; the batch may have any size. */
function noiseShapeProblem(context: Named, noiseShape: readonly (number | null)[] | null): LayerProblem | null {
  const shape = context.inputs[0] ?? [];
  const sizes = [null, ...shape];
  const fits =
    noiseShape === null ||
    (noiseShape.length === sizes.length &&
      noiseShape.every((size, axis) => size === null || size === 1 || size === sizes[axis]));
  if (fits) return null;
  const received = noiseShape.map((size) => (size === null ? 'any' : formatNumber(size))).join(' × ');
  const expected = `${sizes.length} entries: nothing or 1 for the batch, and nothing, 1 or the input's size for ${formatShape(shape)}`;
  return {
    severity: 'error',
    code: 'noise-shape',
    param: 'noiseShape',
    received,
    expected,
    message: `${context.name} has the noise shape ${received}, which cannot be stretched over its input. It needs ${expected}.`,
    suggestions: toDefault('noiseShape', 'Drop every value by itself'),
  };
}
