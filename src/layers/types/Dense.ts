import { formatShape, sizeOf } from '../../document/Shape';
import { biasAdd } from '../../operations/types/BiasAdd';
import { matMul } from '../../operations/types/MatMul';
import { reshape } from '../../operations/types/Reshape';
import { axisLabels, paramsFormula, productFormula, unchangedLine } from '../arithmetic/formulas';
import * as common from '../commonParams';
import { formatNumber } from '../describeValue';
import { defineLayer, type LayerProblem } from '../LayerDefinition';
import { inputName, type Named, succeeded } from '../problems';
import { pytorchActivation } from '../pytorchActivation';
import { isImage } from '../shared/channelsFirst';
import { kernelAndBias, toDefault } from '../shared/convolution';
import { onnxDense } from '../shared/onnxDense';
import { kernelAndBiasOf } from '../shared/pytorchConvolution';
import { pythonCall } from '../shared/pytorchLiterals';
import { applyActivation } from '../tensorflowActivation';
import { tfjsActivation } from '../tfjsActivation';

export const Dense = defineLayer({
  type: 'Dense',
  title: 'Dense',
  family: 'core',
  icon: 'circle-dot',
  summary: 'Connects every input value with every output value: draws conclusions from what was found.',
  kerasPage: 'https://keras.io/api/layers/core_layers/dense/',
  keywords: ['fully connected', 'linear', 'classifier', 'output', 'units', 'neurons'],
  inputs: 'one',
  params: {
    units: {
      kind: 'integer',
      label: 'Units',
      help: 'Number of output values. In the last layer of a classifier: one for each class.',
      default: 32,
      min: 1,
    },
    activation: common.activation,
    useBias: common.useBias,
    kernelInitializer: common.kernelInitializer,
    kernelRegularizer: common.kernelRegularizer,
  },
  detail: ({ units, activation }) => (activation === 'linear' ? `${units} units` : `${units} units, ${activation}`),
  infer(context) {
    const { units, useBias, kernelInitializer, kernelRegularizer } = context.params;
    const shape = context.inputs[0] ?? [];
    const positions = shape.slice(0, -1);
    const values = shape.at(-1) ?? 1;
    const factors = [...positions, values, units];
    const labels = shape.length === 1 ? ['Units'] : axisLabels(shape);
    return succeeded(
      context,
      {
        output: [...positions, units],
        weights: kernelAndBias(
          { shape: [values, units], initializer: kernelInitializer, regularizer: kernelRegularizer },
          useBias ? units : null,
        ),
        macs: sizeOf(factors),
        ...(positions.length === 0 ? { window: 'all' as const } : {}),
        explanation: {
          shape: [
            ...positions.map((size, axis) => unchangedLine(labels[axis] ?? '', size)),
            { label: labels.at(-1) ?? '', formula: 'one for each unit', result: formatNumber(units) },
          ],
          params: paramsFormula([values], units, useBias),
          macs: productFormula(factors),
        },
        problems: shape.length === 3 ? [denseOnImage(context, units)] : [],
      },
      'units',
      toDefault('units', 'Set the units to 32'),
    );
  },
  tfjs({ params: { units, useBias, activation } }) {
    const { config, after } = tfjsActivation(activation);
    return [{ className: 'Dense', config: { units, useBias, ...config } }, ...after];
  },
  tensorflow({ graph, params: { useBias, activation }, input, output, weight }) {
    const values = input.shape.at(-1) ?? null;
    const rows = input.shape.length === 2 ? input : reshape(graph, input, [null, values]);
    const product = matMul(graph, rows, weight('kernel'));
    const sums = useBias ? biasAdd(graph, product, weight('bias')) : product;
    const results = applyActivation(graph, activation, sums);
    return output.length === 1 ? results : reshape(graph, results, [null, ...output]);
  },
  pytorch({ params: { units, useBias, activation }, inputs: [shape = []], output }) {
    const code = pythonCall('nn.Linear', [`${shape.at(-1) ?? 1}`, `${units}`], { bias: useBias ? null : 'False' });
    const ended = (sums: string) => pytorchActivation(activation, sums, output.length);
    return {
      modules: [{ suffix: '', code, weights: kernelAndBiasOf({ weight: 'kernel', permute: [1, 0] }, useBias) }],
      forward: ([input = 'x'], module) =>
        isImage(shape)
          ? ended(`${module('')}(${input}.permute(0, 2, 3, 1)).permute(0, 3, 1, 2)`).code
          : ended(`${module('')}(${input})`).code,
      helpers: ended('').helpers ?? [],
    };
  },
  onnx: (context) => onnxDense(context, context.params),
});

/** Allowed and sometimes meant (a 1 × 1 convolution), but nearly always a missing Flatten. */
function denseOnImage(context: Named, units: number): LayerProblem {
  const shape = context.inputs[0] ?? [];
  const [height = 1, width = 1] = shape;
  const source = inputName(context, 0);
  return {
    severity: 'warning',
    code: 'dense-on-image',
    received: formatShape(shape),
    expected: 'a vector',
    message:
      `${context.name} gets an image of ${formatShape(shape)} from ${source} and works on each of its ${formatNumber(height * width)} ` +
      `positions alone, so it gives ${formatShape([height, width, units])} instead of ${formatNumber(units)} values. ` +
      `Add a Flatten or a global pooling layer between them.`,
    suggestions: [
      { kind: 'insertBefore', title: `Add Flatten before ${context.name}`, type: 'Flatten', params: {} },
      {
        kind: 'insertBefore',
        title: `Add global average pooling before ${context.name}`,
        type: 'GlobalAveragePooling2D',
        params: {},
      },
    ],
  };
}
