import { conv2DTranspose } from '../../operations/types/Conv2D';
import { paramsFormula, productFormula } from '../arithmetic/formulas';
import { eachAxis, transposedFormula, transposedSize } from '../arithmetic/windows';
import * as common from '../commonParams';
import { customTfjs } from '../customTfjs';
import { formatNumber } from '../describeValue';
import { defineLayer } from '../LayerDefinition';
import { failed, needsImage, succeeded } from '../problems';
import {
  convolutionDetail,
  isJumpOfPixels,
  kernelAndBias,
  pairOnNode,
  toDefault,
  windowsOf,
} from '../shared/convolution';
import { onnxTransposed } from '../shared/onnxConvolution';
import { pytorchTransposed } from '../shared/pytorchConvolution';
import { stepsOf, withBiasAndActivation } from '../shared/tensorflowConvolution';
import { tfjsActivation, tfjsActivationLayers } from '../tfjsActivation';

export const Conv2DTranspose = defineLayer({
  type: 'Conv2DTranspose',
  title: 'Transposed convolution',
  family: 'convolution',
  icon: 'expand',
  summary:
    'Draws a learned pattern for every pixel of its input, so that the image grows: the way back up in decoders.',
  kerasPage: 'https://keras.io/api/layers/convolution_layers/convolution2d_transpose/',
  keywords: ['conv', 'deconvolution', 'upsample', 'decoder', 'u-net', 'enlarge'],
  inputs: 'one',
  params: {
    filters: common.filters,
    kernelSize: common.kernelSize,
    strides: { ...common.strides, help: 'How many times larger the image becomes. 2 doubles height and width.' },
    padding: {
      ...common.padding,
      help: '“same” makes the image exactly as many times larger as the strides say; “valid” keeps what reaches beyond.',
    },
    activation: common.activation,
    useBias: common.useBias,
  },
  detail: (params) => convolutionDetail(`${params.filters} of ${pairOnNode(params.kernelSize)}`, params),
  infer(context) {
    const { params } = context;
    const sliding = { ...params, dilationRate: [1, 1] as const };
    const problem = needsImage(context);
    if (problem !== null) return failed(problem);
    const image = context.inputs[0] ?? [];
    const perOutput = [...params.kernelSize, image[2] ?? 1];
    const windows = windowsOf(image, sliding);
    const factors = [...image, ...params.kernelSize, params.filters];
    return succeeded(
      context,
      {
        output: [transposedSize(windows[0]), transposedSize(windows[1]), params.filters],
        weights: kernelAndBias(
          { shape: [...params.kernelSize, params.filters, image[2] ?? 1] },
          params.useBias ? params.filters : null,
        ),
        macs: factors.reduce((total, factor) => total * factor, 1),
        window: {
          size: eachAxis((axis) => Math.ceil(params.kernelSize[axis] / params.strides[axis])),
          stride: eachAxis((axis) => 1 / params.strides[axis]),
        },
        explanation: {
          shape: [
            { label: 'Height', ...transposedFormula(windows[0]) },
            { label: 'Width', ...transposedFormula(windows[1]) },
            { label: 'Channels', formula: 'one for each filter', result: formatNumber(params.filters) },
          ],
          params: paramsFormula(perOutput, params.filters, params.useBias),
          macs: productFormula(factors),
        },
      },
      'strides',
      toDefault('strides', 'Set the strides to 1 × 1'),
    );
  },
  tfjs({ params }) {
    const { filters, kernelSize, strides, padding, useBias } = params;
    if (isJumpOfPixels(params)) {
      const spread = customTfjs('ConvCanvasConv2DTranspose', { filters, strides, useBias });
      return [spread, ...tfjsActivationLayers(params.activation)];
    }
    const activation = tfjsActivation(params.activation);
    const config = { filters, kernelSize, strides, padding, useBias, ...activation.config };
    return [{ className: 'Conv2DTranspose', config }, ...activation.after];
  },
  tensorflow(context) {
    const { graph, params, input, output, weight } = context;
    const [height = 1, width = 1] = output;
    const steps = { ...stepsOf({ ...params, dilationRate: [1, 1] }), size: [height, width] as const };
    return withBiasAndActivation(context, conv2DTranspose(graph, input, weight('kernel'), steps), params);
  },
  pytorch: (context) => pytorchTransposed(context, context.params),
  onnx: (context) => onnxTransposed(context, context.params),
});
