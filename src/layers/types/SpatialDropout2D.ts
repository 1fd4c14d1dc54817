import * as common from '../commonParams';
import { customTfjs } from '../customTfjs';
import { formatNumber } from '../describeValue';
import { defineLayer } from '../LayerDefinition';
import { failed, needsImage } from '../problems';
import { unchanged } from '../shared/elementwise';
import { pytorchDropout } from '../shared/pytorchDropout';
import { dropValues } from '../shared/tensorflowDropout';

export const SpatialDropout2D = defineLayer({
  type: 'SpatialDropout2D',
  title: 'Spatial dropout',
  family: 'core',
  icon: 'cloud-drizzle',
  summary: 'Sets whole channels to zero at random while training; neighbouring pixels are too alike to drop alone.',
  kerasPage: 'https://keras.io/api/layers/regularization_layers/spatial_dropout2d/',
  keywords: ['regularization', 'overfitting', 'random', 'channel', 'feature map'],
  inputs: 'one',
  params: { rate: { ...common.rate, help: 'The share of channels that is set to zero at each training step.' } },
  detail: ({ rate }) => formatNumber(rate),
  infer(context) {
    const problem = needsImage(context);
    return problem === null ? unchanged(context) : failed(problem);
  },
  tfjs: ({ params: { rate } }) => [customTfjs('ConvCanvasSpatialDropout2D', { rate })],
  tensorflow: (context) => dropValues(context, context.params.rate, [null, 1, 1, null]),
  pytorch: ({ params, output }) => pytorchDropout(params.rate, output.length, [2, 3]),
  onnx: ({ input }) => input,
});
