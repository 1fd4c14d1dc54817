import { classifier, convNormRelu, input } from './blocks.mjs';

/** Three pairs of convolutions with batch normalization, 32-32-64-64-128-128 filters, a pooling between the pairs. */
export function sixConvLayers() {
  return [
    input(32, 32, 3),
    ...convNormRelu('1a', 32),
    ...convNormRelu('1b', 32),
    { id: 'pool-1', type: 'MaxPooling2D' },
    ...convNormRelu('2a', 64),
    ...convNormRelu('2b', 64),
    { id: 'pool-2', type: 'MaxPooling2D' },
    ...convNormRelu('3a', 128),
    ...convNormRelu('3b', 128),
    ...classifier(10),
  ];
}
