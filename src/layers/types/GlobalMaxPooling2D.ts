import { max } from '../../operations/types/Max';
import { globalPoolingLayer } from '../shared/globalPooling';

export const GlobalMaxPooling2D = globalPoolingLayer(
  {
    type: 'GlobalMaxPooling2D',
    title: 'Global max pooling',
    icon: 'crosshair',
    summary: 'Makes one number of every channel, its largest value: whether a pattern is anywhere in the image.',
    kerasPage: 'https://keras.io/api/layers/pooling_layers/global_max_pooling2d/',
    keywords: ['pool', 'maximum', 'vector', 'flatten'],
  },
  'largest of',
  { tensorflow: max, pytorch: 'amax', onnx: 'GlobalMaxPool' },
);
