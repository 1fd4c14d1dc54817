import { mergeLayer } from '../shared/merging';

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
);
