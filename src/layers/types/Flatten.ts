import { sizeOf } from '../../document/Shape';
import { reshape } from '../../operations/types/Reshape';
import { product } from '../arithmetic/formulas';
import { formatNumber } from '../describeValue';
import { defineLayer } from '../LayerDefinition';
import { succeeded } from '../problems';
import { pytorchExpression } from '../shared/pytorchForms';
import { onnxChannelsLast, pytorchChannelsLast } from '../shared/valueOrder';

export const Flatten = defineLayer({
  type: 'Flatten',
  title: 'Flatten',
  family: 'reshape',
  icon: 'rows-3',
  summary: 'Writes the whole image in one row of numbers, so that a dense layer can read it.',
  kerasPage: 'https://keras.io/api/layers/reshaping_layers/flatten/',
  keywords: ['vector', 'unroll', 'reshape', 'fully connected'],
  inputs: 'one',
  params: {},
  detail: () => '',
  infer(context) {
    const shape = context.inputs[0] ?? [];
    const size = sizeOf(shape);
    return succeeded(context, {
      output: [size],
      weights: [],
      macs: 0,
      explanation: { shape: [{ label: 'Values', formula: product(shape), result: formatNumber(size) }] },
    });
  },
  tfjs({ inputs, output }) {
    // The Flatten of tfjs-layers refuses vectors.
    if (inputs[0]?.length === 1) return [{ className: 'Reshape', config: { targetShape: output } }];
    return [{ className: 'Flatten', config: {} }];
  },
  tensorflow: ({ graph, input, output }) => reshape(graph, input, [null, ...output]),
  pytorch: ({ inputs: [shape = []] }) =>
    pytorchExpression((input) => `${pytorchChannelsLast(input, shape)}.flatten(1)`),
  onnx: ({ graph, input, inputs: [shape = []] }) =>
    graph.node('Flatten', [onnxChannelsLast(graph, input, shape)], { axis: { int: 1 } }),
});
