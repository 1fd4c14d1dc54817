import { sizeOf } from '../../document/Shape';
import { conv2D } from '../../operations/types/Conv2D';
import { depthwiseConv2D } from '../../operations/types/DepthwiseConv2dNative';
import { countValues, product } from '../arithmetic/formulas';
import { anyAbove } from '../arithmetic/windows';
import * as common from '../commonParams';
import { customTfjs } from '../customTfjs';
import { formatNumber } from '../describeValue';
import { defineLayer, type WeightSpec } from '../LayerDefinition';
import { failed, needsImage, succeeded } from '../problems';
import {
  convolutionDetail,
  kernelAndBias,
  kernelTooLarge,
  pairOnNode,
  receptiveWindow,
  slidingOutput,
  slidingShapeLines,
  strideAndDilation,
  toDefault,
  unequalStrides,
  windowsOf,
} from '../shared/convolution';
import { onnxSeparable } from '../shared/onnxConvolution';
import { pytorchSeparable } from '../shared/pytorchConvolution';
import { stepsOf, withBiasAndActivation } from '../shared/tensorflowConvolution';
import { tfjsActivation, tfjsActivationLayers } from '../tfjsActivation';

export const SeparableConv2D = defineLayer({
  type: 'SeparableConv2D',
  title: 'Separable convolution',
  family: 'convolution',
  icon: 'columns-2',
  summary: 'Filters every channel by itself, then mixes the channels: almost a convolution, at a fraction of the cost.',
  kerasPage: 'https://keras.io/api/layers/convolution_layers/separable_convolution2d/',
  keywords: ['conv', 'xception', 'depthwise', 'pointwise', 'efficient'],
  inputs: 'one',
  params: {
    filters: common.filters,
    kernelSize: common.kernelSize,
    strides: common.strides,
    padding: common.padding,
    activation: common.activation,
    depthMultiplier: common.depthMultiplier,
    dilationRate: common.dilationRate,
    useBias: common.useBias,
  },
  detail: (params) => convolutionDetail(`${params.filters} of ${pairOnNode(params.kernelSize)}`, params),
  infer(context) {
    const { params } = context;
    const problem =
      needsImage(context) ??
      strideAndDilation(context, params) ??
      unequalStrides(context, params) ??
      kernelTooLarge(context, params);
    if (problem !== null) return failed(problem);
    const image = context.inputs[0] ?? [];
    const channels = image[2] ?? 1;
    const windows = windowsOf(image, params);
    const [height, width] = slidingOutput(windows);
    const between = channels * params.depthMultiplier;
    const depthwise: WeightSpec = {
      name: 'depthwise_kernel',
      shape: [...params.kernelSize, channels, params.depthMultiplier],
      trainable: true,
      initializer: 'glorotUniform',
    };
    const pointwise = { name: 'pointwise_kernel', shape: [1, 1, between, params.filters] };
    const weights = [depthwise, ...kernelAndBias(pointwise, params.useBias ? params.filters : null)];
    const depthwiseMacs = [height, width, between, ...params.kernelSize];
    const pointwiseMacs = [height, width, between, params.filters];
    const macs = sizeOf(depthwiseMacs) + sizeOf(pointwiseMacs);
    const perFilter = params.useBias ? `(${formatNumber(between)} + 1)` : formatNumber(between);
    return succeeded(
      context,
      {
        output: [height, width, params.filters],
        weights,
        macs,
        window: receptiveWindow(params),
        explanation: {
          shape: [
            ...slidingShapeLines(windows),
            { label: 'Channels', formula: 'one for each filter', result: formatNumber(params.filters) },
          ],
          params: {
            formula: `${product(depthwise.shape)} + ${perFilter} · ${formatNumber(params.filters)}`,
            result: formatNumber(countValues(weights)),
          },
          macs: { formula: `${product(depthwiseMacs)} + ${product(pointwiseMacs)}`, result: formatNumber(macs) },
        },
      },
      'filters',
      toDefault('filters', 'Set the filters to 32'),
    );
  },
  tfjs({ params }) {
    const { filters, kernelSize, strides, padding, dilationRate, depthMultiplier, useBias } = params;
    if (anyAbove(dilationRate, 1)) {
      const config = { filters, kernelSize, strides, padding, dilationRate, depthMultiplier, useBias };
      return [customTfjs('ConvCanvasSeparableConv2D', config), ...tfjsActivationLayers(params.activation)];
    }
    const activation = tfjsActivation(params.activation);
    const config = { filters, kernelSize, strides, padding, depthMultiplier, useBias, ...activation.config };
    return [{ className: 'SeparableConv2D', config }, ...activation.after];
  },
  tensorflow(context) {
    const { graph, params, input, weight } = context;
    const filtered = depthwiseConv2D(graph, input, weight('depthwise_kernel'), stepsOf(params));
    const mixed = conv2D(graph, filtered, weight('pointwise_kernel'), {
      strides: [1, 1],
      padding: 'VALID',
      dilations: [1, 1],
    });
    return withBiasAndActivation(context, mixed, params);
  },
  pytorch: (context) => pytorchSeparable(context, context.params),
  onnx: (context) => onnxSeparable(context, context.params),
});
