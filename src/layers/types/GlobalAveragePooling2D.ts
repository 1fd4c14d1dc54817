import { mean } from '../../operations/types/Mean';
import { globalPoolingLayer } from '../shared/globalPooling';

export const GlobalAveragePooling2D = globalPoolingLayer(
  {
    type: 'GlobalAveragePooling2D',
    title: 'Global average pooling',
    icon: 'target',
    summary: 'Makes one number of every channel, its mean: from an image to a short vector, without weights.',
    kerasPage: 'https://keras.io/api/layers/pooling_layers/global_average_pooling2d/',
    keywords: ['pool', 'gap', 'mean', 'vector', 'flatten'],
  },
  'mean of',
  { tensorflow: mean, pytorch: 'mean', onnx: 'GlobalAveragePool' },
);
