import { testLayer } from '../testing/layerHarness';

testLayer('MaxPooling2D', {
  details: [
    { params: {}, detail: '2×2' },
    { params: { poolSize: 3, strides: 2 }, detail: '3×3, stride 2' },
    { params: { poolSize: [2, 3], strides: [1, 2], padding: 'same' }, detail: '2×3, strides 1×2, same' },
    { params: { poolSize: 2, strides: 2 }, detail: '2×2' },
  ],
  explained: [
    {
      params: {},
      inputs: [[28, 28, 16]],
      output: [14, 14, 16],
      shape: ['Height: (28 - 2) / 2 + 1 = 14', 'Width: (28 - 2) / 2 + 1 = 14', 'Channels: unchanged = 16'],
      macCount: 0,
      window: { size: [2, 2], stride: [2, 2] },
    },
    {
      params: {},
      inputs: [[9, 7, 3]],
      output: [4, 3, 3],
      shape: ['Height: floor((9 - 2) / 2) + 1 = 4', 'Width: floor((7 - 2) / 2) + 1 = 3', 'Channels: unchanged = 3'],
      macCount: 0,
      window: { size: [2, 2], stride: [2, 2] },
    },
    {
      params: { poolSize: 3, strides: 2, padding: 'same' },
      inputs: [[9, 7, 3]],
      output: [5, 4, 3],
      shape: ['Height: ceil(9 / 2) = 5', 'Width: ceil(7 / 2) = 4', 'Channels: unchanged = 3'],
      macCount: 0,
      window: { size: [3, 3], stride: [2, 2] },
    },
  ],
  problems: [
    {
      params: { poolSize: [2, 8] },
      inputs: [[9, 7, 3]],
      code: 'pool-too-large',
      param: 'poolSize',
      received: '2 × 8',
      expected: 'at most 9 × 7',
      message:
        'MaxPooling2D 1 pools 2 × 8 pixels at a time, but its input is only 9 × 7 pixels. Set the pool size to 2 × 7, the padding to “same”, or remove MaxPooling2D 1.',
      suggestions: ['Set the padding to “same”', 'Set the pool size to 2 × 7', 'Remove MaxPooling2D 1'],
    },
    {
      params: {},
      inputs: [[1, 1, 64]],
      code: 'pool-too-large',
      param: 'poolSize',
      received: '2 × 2',
      expected: 'at most 1 × 1',
      message:
        'MaxPooling2D 1 pools 2 × 2 pixels at a time, but its input is only 1 × 1 pixels. Set the pool size to 1 × 1, the padding to “same”, or remove MaxPooling2D 1.',
      suggestions: ['Set the padding to “same”', 'Set the pool size to 1 × 1', 'Remove MaxPooling2D 1'],
    },
    {
      params: {},
      inputs: [[10]],
      code: 'needs-image',
      received: 'a vector of 10 values',
      expected: 'height × width × channels',
      message:
        'MaxPooling2D 1 needs an image (height × width × channels), but Layer 1 gives a vector of 10 values. Move MaxPooling2D 1 before the layer that flattens the image, or remove it.',
      suggestions: ['Remove MaxPooling2D 1'],
    },
  ],
  tfjs: [
    {
      params: {},
      inputs: [[9, 7, 3]],
      chain: [{ className: 'MaxPooling2D', config: { poolSize: [2, 2], strides: [2, 2], padding: 'valid' } }],
    },
    {
      params: { poolSize: [3, 2], strides: [2, 1], padding: 'same' },
      inputs: [[9, 7, 3]],
      chain: [{ className: 'MaxPooling2D', config: { poolSize: [3, 2], strides: [2, 1], padding: 'same' } }],
    },
  ],
});
