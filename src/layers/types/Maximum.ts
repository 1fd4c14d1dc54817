import { maximum } from '../../operations/types/Maximum';
import { mergedInTurn, mergeLayer } from '../shared/merging';

export const Maximum = mergeLayer(
  {
    type: 'Maximum',
    title: 'Maximum',
    icon: 'chevrons-up',
    summary: 'Takes the largest of its inputs, value by value.',
    kerasPage: 'https://keras.io/api/layers/merging_layers/maximum/',
    keywords: ['merge', 'max', 'largest', 'maxout'],
  },
  'compares',
  mergedInTurn(maximum),
  {
    pytorch: (inputs) => inputs.reduce((joined, input) => `torch.maximum(${joined}, ${input})`),
    onnx: (graph, inputs) => graph.node('Max', inputs),
  },
);
