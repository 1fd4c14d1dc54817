import { add } from '../../operations/types/AddV2';
import { scalar } from '../../operations/types/Const';
import { divide } from '../../operations/types/RealDiv';
import { mergedInTurn, mergeLayer, onnxInTurn } from '../shared/merging';

const sumOf = mergedInTurn(add);
const onnxSumOf = onnxInTurn('Add');

export const Average = mergeLayer(
  {
    type: 'Average',
    title: 'Average',
    icon: 'divide',
    summary: 'Takes the mean of its inputs, value by value.',
    kerasPage: 'https://keras.io/api/layers/merging_layers/average/',
    keywords: ['merge', 'mean', 'ensemble'],
  },
  'averages',
  (graph, inputs) => divide(graph, sumOf(graph, inputs), scalar(graph, inputs.length)),
  {
    pytorch: (inputs) => `(${inputs.join(' + ')}) / ${inputs.length}`,
    onnx: (graph, inputs) => graph.node('Div', [onnxSumOf(graph, inputs), graph.float(inputs.length)]),
  },
);
