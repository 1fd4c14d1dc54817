import { depthwiseConv2D } from '../../operations/types/DepthwiseConv2dNative';
import { paramsFormula, productFormula } from '../arithmetic/formulas';
import { anyAbove } from '../arithmetic/windows';
import * as common from '../commonParams';
import { customTfjs } from '../customTfjs';
import { formatNumber } from '../describeValue';
import { defineLayer } from '../LayerDefinition';
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
import { onnxConvolution, onnxDepthwiseKernel } from '../shared/onnxConvolution';
import { depthwiseKernel, pytorchConvolution } from '../shared/pytorchConvolution';
import { stepsOf, withBiasAndActivation } from '../shared/tensorflowConvolution';
import { tfjsActivation, tfjsActivationLayers } from '../tfjsActivation';

export const DepthwiseConv2D = defineLayer({
  type: 'DepthwiseConv2D',
  title: 'Depthwise convolution',
  family: 'convolution',
  icon: 'layout-grid',
  summary:
    'Filters every channel by itself, without mixing channels: very cheap, usually followed by a 1 × 1 convolution.',
  kerasPage: 'https://keras.io/api/layers/convolution_layers/depthwise_convolution2d/',
  keywords: ['conv', 'mobilenet', 'per channel', 'kernel', 'efficient'],
  inputs: 'one',
  params: {
    kernelSize: common.kernelSize,
    strides: common.strides,
    padding: common.padding,
    activation: common.activation,
    depthMultiplier: common.depthMultiplier,
    dilationRate: common.dilationRate,
    useBias: common.useBias,
  },
  detail: (params) => convolutionDetail(pairOnNode(params.kernelSize), params),
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
    const outputs = channels * params.depthMultiplier;
    const factors = [height, width, outputs, ...params.kernelSize];
    return succeeded(
      context,
      {
        output: [height, width, outputs],
        weights: kernelAndBias(
          { shape: [...params.kernelSize, channels, params.depthMultiplier] },
          params.useBias ? outputs : null,
        ),
        macs: factors.reduce((total, factor) => total * factor, 1),
        window: receptiveWindow(params),
        explanation: {
          shape: [
            ...slidingShapeLines(windows),
            {
              label: 'Channels',
              formula: `${formatNumber(channels)}·${formatNumber(params.depthMultiplier)}`,
              result: formatNumber(outputs),
            },
          ],
          params: paramsFormula(params.kernelSize, outputs, params.useBias),
          macs: productFormula(factors),
        },
      },
      'depthMultiplier',
      toDefault('depthMultiplier', 'Set the depth multiplier to 1'),
    );
  },
  tfjs({ params }) {
    const { kernelSize, strides, padding, dilationRate, depthMultiplier, useBias } = params;
    if (anyAbove(dilationRate, 1)) {
      const config = { kernelSize, strides, padding, dilationRate, depthMultiplier, useBias };
      return [customTfjs('ConvCanvasDepthwiseConv2D', config), ...tfjsActivationLayers(params.activation)];
    }
    const activation = tfjsActivation(params.activation);
    const config = { kernelSize, strides, padding, depthMultiplier, useBias, ...activation.config };
    return [{ className: 'DepthwiseConv2D', config, weightNames: { kernel: 'depthwise_kernel' } }, ...activation.after];
  },
  tensorflow(context) {
    const { graph, params, input, weight } = context;
    return withBiasAndActivation(context, depthwiseConv2D(graph, input, weight('kernel'), stepsOf(params)), params);
  },
  pytorch(context) {
    const { params, inputs, output } = context;
    const shape = [output[2] ?? 1, 1, ...params.kernelSize];
    return pytorchConvolution(context, params, inputs[0]?.[2] ?? 1, { permute: depthwiseKernel, shape });
  },
  onnx(context) {
    const { params, inputs, output } = context;
    const kernel = onnxDepthwiseKernel(context, 'kernel', output[2] ?? 1, params.kernelSize);
    return onnxConvolution(context, params, inputs[0]?.[2] ?? 1, kernel);
  },
});
