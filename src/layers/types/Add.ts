import { add } from '../../operations/types/AddV2';
import { mergedInTurn, mergeLayer, onnxInTurn } from '../shared/merging';

export const Add = mergeLayer(
  {
    type: 'Add',
    title: 'Add',
    icon: 'plus',
    summary: 'Adds its inputs value by value: the shortcut of residual networks.',
    kerasPage: 'https://keras.io/api/layers/merging_layers/add/',
    keywords: ['merge', 'residual', 'skip', 'resnet', 'sum', 'shortcut'],
  },
  'adds',
  mergedInTurn(add),
  { pytorch: (inputs) => inputs.join(' + '), onnx: onnxInTurn('Add') },
);
