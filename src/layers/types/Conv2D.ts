import type { Shape } from '../../document/Shape';
import { conv2D } from '../../operations/types/Conv2D';
import { paramsFormula, productFormula } from '../arithmetic/formulas';
import { anyAbove } from '../arithmetic/windows';
import * as common from '../commonParams';
import { customTfjs } from '../customTfjs';
import { formatNumber } from '../describeValue';
import { defineLayer, type LayerProblem, type Suggestion } from '../LayerDefinition';
import { failed, type Named, needsImage, succeeded } from '../problems';
import {
  convolutionDetail,
  isJumpOfPixels,
  kernelAndBias,
  kernelTooLarge,
  pairOnNode,
  receptiveWindow,
  slidingOutput,
  slidingShapeLines,
  strideAndDilation,
  toDefault,
  windowsOf,
} from '../shared/convolution';
import { onnxConvolution } from '../shared/onnxConvolution';
import { convolutionKernel, pytorchConvolution } from '../shared/pytorchConvolution';
import { stepsOf, withBiasAndActivation } from '../shared/tensorflowConvolution';
import { tfjsActivation, tfjsActivationLayers } from '../tfjsActivation';

export const Conv2D = defineLayer({
  type: 'Conv2D',
  title: 'Convolution',
  family: 'convolution',
  icon: 'grid-3x3',
  summary: 'Slides small learned filters over the image; each filter finds one pattern wherever it is.',
  kerasPage: 'https://keras.io/api/layers/convolution_layers/convolution2d/',
  keywords: ['conv', 'filter', 'kernel', 'feature map', 'cnn', 'grouped', 'dilated', 'atrous'],
  inputs: 'one',
  params: {
    filters: common.filters,
    kernelSize: common.kernelSize,
    strides: common.strides,
    padding: common.padding,
    activation: common.activation,
    dilationRate: common.dilationRate,
    groups: {
      kind: 'integer',
      label: 'Groups',
      help: 'Splits the channels into groups that do not see each other. Cheaper; must divide the input channels and the filters.',
      default: 1,
      min: 1,
      advanced: true,
    },
    useBias: common.useBias,
    kernelInitializer: common.kernelInitializer,
    kernelRegularizer: common.kernelRegularizer,
  },
  detail: (params) => convolutionDetail(`${params.filters} of ${pairOnNode(params.kernelSize)}`, params),
  infer(context) {
    const { params } = context;
    const problem =
      needsImage(context) ??
      strideAndDilation(context, params) ??
      groupsProblem(context, params.filters, params.groups) ??
      kernelTooLarge(context, params);
    if (problem !== null) return failed(problem);
    const image: Shape = context.inputs[0] ?? [];
    const windows = windowsOf(image, params);
    const [height, width] = slidingOutput(windows);
    const perOutput = [...params.kernelSize, (image[2] ?? 1) / params.groups];
    const each = [height, width, params.filters];
    return succeeded(
      context,
      {
        output: each,
        weights: kernelAndBias(
          {
            shape: [...perOutput, params.filters],
            initializer: params.kernelInitializer,
            regularizer: params.kernelRegularizer,
          },
          params.useBias ? params.filters : null,
        ),
        macs: [...each, ...perOutput].reduce((total, factor) => total * factor, 1),
        window: receptiveWindow(params),
        explanation: {
          shape: [
            ...slidingShapeLines(windows),
            { label: 'Channels', formula: 'one for each filter', result: formatNumber(params.filters) },
          ],
          params: paramsFormula(perOutput, params.filters, params.useBias),
          macs: productFormula([...each, ...perOutput]),
        },
      },
      'filters',
      toDefault('filters', 'Set the filters to 32'),
    );
  },
  tfjs({ params }) {
    const { filters, kernelSize, strides, padding, dilationRate, groups, useBias } = params;
    if (groups > 1 || anyAbove(dilationRate, 1) || isJumpOfPixels(params)) {
      const config = { filters, kernelSize, strides, padding, dilationRate, groups, useBias };
      return [customTfjs('ConvCanvasConv2D', config), ...tfjsActivationLayers(params.activation)];
    }
    const activation = tfjsActivation(params.activation);
    const config = { filters, kernelSize, strides, padding, useBias, ...activation.config };
    return [{ className: 'Conv2D', config }, ...activation.after];
  },
  tensorflow(context) {
    const { graph, params, input, weight } = context;
    return withBiasAndActivation(context, conv2D(graph, input, weight('kernel'), stepsOf(params)), params);
  },
  pytorch: (context) =>
    pytorchConvolution(context, context.params, context.params.groups, { permute: convolutionKernel }),
  onnx(context) {
    const { params, weight } = context;
    return onnxConvolution(context, params, params.groups, weight('kernel', { permute: convolutionKernel }));
  },
});

/** `groups`, or null where they divide the input channels and the filters. */
function groupsProblem(context: Named, filters: number, groups: number): LayerProblem | null {
  const channels = context.inputs[0]?.[2] ?? 1;
  if (channels % groups === 0 && filters % groups === 0) return null;
  const divisor = largestCommonDivisor(channels, groups);
  const moreFilters = Math.ceil(filters / groups) * groups;
  const suggestions: Suggestion[] = [];
  if (channels % groups === 0) {
    suggestions.push({
      kind: 'setParam',
      title: `Set the filters to ${moreFilters}`,
      param: 'filters',
      value: moreFilters,
    });
  }
  const fewer = largestCommonDivisor(divisor, filters);
  if (fewer > 1)
    suggestions.push({ kind: 'setParam', title: `Set the groups to ${fewer}`, param: 'groups', value: fewer });
  suggestions.push({ kind: 'setParam', title: 'Set the groups to 1', param: 'groups', value: 1 });
  const received = `${formatNumber(groups)} groups for ${formatNumber(channels)} input channels and ${formatNumber(filters)} filters`;
  return {
    severity: 'error',
    code: 'groups',
    param: 'groups',
    received,
    expected: 'groups that divide the input channels and the filters',
    message:
      `${context.name} has ${received}; the groups have to divide both. ` +
      `Choose other groups${channels % groups === 0 ? `, or ${formatNumber(moreFilters)} filters` : ''}.`,
    suggestions,
  };
}

function largestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : largestCommonDivisor(b, a % b);
}
