import { avgPool } from '../../operations/types/AvgPool';
import { poolingLayer } from '../shared/pooling';

export const AveragePooling2D = poolingLayer(
  {
    type: 'AveragePooling2D',
    title: 'Average pooling',
    icon: 'shrink',
    summary: 'Keeps the mean of each window: the image shrinks and becomes smoother.',
    kerasPage: 'https://keras.io/api/layers/pooling_layers/average_pooling2d/',
    keywords: ['pool', 'downsample', 'subsample', 'shrink', 'mean'],
  },
  { tensorflow: avgPool, pytorch: 'AvgPool2d', onnx: 'AveragePool' },
);
