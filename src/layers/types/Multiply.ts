import { multiply } from '../../operations/types/Mul';
import { mergedInTurn, mergeLayer, onnxInTurn } from '../shared/merging';

export const Multiply = mergeLayer(
  {
    type: 'Multiply',
    title: 'Multiply',
    icon: 'x',
    summary: 'Multiplies its inputs value by value: one input decides how much of the other passes.',
    kerasPage: 'https://keras.io/api/layers/merging_layers/multiply/',
    keywords: ['merge', 'gate', 'attention', 'squeeze and excitation', 'product'],
  },
  'multiplies',
  mergedInTurn(multiply),
  { pytorch: (inputs) => inputs.join(' * '), onnx: onnxInTurn('Mul') },
);
