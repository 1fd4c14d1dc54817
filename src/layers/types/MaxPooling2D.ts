import { maxPool } from '../../operations/types/MaxPool';
import { poolingLayer } from '../shared/pooling';

export const MaxPooling2D = poolingLayer(
  {
    type: 'MaxPooling2D',
    title: 'Max pooling',
    icon: 'minimize-2',
    summary: 'Keeps the largest value of each window: the image shrinks, the strongest finds stay.',
    kerasPage: 'https://keras.io/api/layers/pooling_layers/max_pooling2d/',
    keywords: ['pool', 'downsample', 'subsample', 'shrink', 'maximum'],
  },
  { tensorflow: maxPool, pytorch: 'MaxPool2d', onnx: 'MaxPool' },
);
