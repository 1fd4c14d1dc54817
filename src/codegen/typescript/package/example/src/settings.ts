import type { NetworkSettings } from './NetworkSettings';

export const settings: NetworkSettings = {
  title: 'Digits',
  imageShape: [28, 28, 1],
  classNames: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
  training: {
    dataset: 'mnist',
    epochs: 3,
    batchSize: 64,
    loss: 'categoricalCrossentropy',
    validationSplit: 0.1,
    seed: 1,
    limit: null,
    metrics: ['accuracy'],
    optimizer: { learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-7, type: 'adam' },
    schedule: { warmupEpochs: 0, type: 'constant' },
    gradientClipping: null,
    earlyStopping: null,
  },
  firstWeights: [
    {
      layer: 'conv2d_1',
      id: 'conv1',
      weights: [
        { name: 'kernel', shape: [3, 3, 1, 16], initializer: 'glorotUniform' },
        { name: 'bias', shape: [16], initializer: 'zeros' },
      ],
    },
    {
      layer: 'batch_normalization_1',
      id: 'norm',
      weights: [
        { name: 'gamma', shape: [16], initializer: 'ones' },
        { name: 'beta', shape: [16], initializer: 'zeros' },
        { name: 'moving_mean', shape: [16], initializer: 'zeros' },
        { name: 'moving_variance', shape: [16], initializer: 'ones' },
      ],
    },
    {
      layer: 'conv2d_2',
      id: 'conv2',
      weights: [
        { name: 'kernel', shape: [3, 3, 16, 16], initializer: 'glorotUniform' },
        { name: 'bias', shape: [16], initializer: 'zeros' },
      ],
    },
    {
      layer: 'dense_1',
      id: 'out',
      weights: [
        { name: 'kernel', shape: [3136, 10], initializer: 'glorotUniform' },
        { name: 'bias', shape: [10], initializer: 'zeros' },
      ],
    },
  ],
};
