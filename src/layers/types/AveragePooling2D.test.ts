import { testLayer } from '../testing/layerHarness';

testLayer('AveragePooling2D', {
  details: [
    { params: {}, detail: '2×2' },
    { params: { poolSize: 3, strides: 1, padding: 'same' }, detail: '3×3, stride 1, same' },
  ],
  explained: [
    {
      params: { poolSize: [3, 2], strides: [2, 1] },
      inputs: [[10, 6, 2]],
      output: [4, 5, 2],
      shape: ['Height: floor((10 - 3) / 2) + 1 = 4', 'Width: (6 - 2) / 1 + 1 = 5', 'Channels: unchanged = 2'],
      macCount: 0,
      window: { size: [3, 2], stride: [2, 1] },
    },
  ],
  problems: [
    {
      params: { poolSize: [10, 2] },
      inputs: [[9, 7, 3]],
      code: 'pool-too-large',
      param: 'poolSize',
      received: '10 × 2',
      expected: 'at most 9 × 7',
      message:
        'AveragePooling2D 1 pools 10 × 2 pixels at a time, but its input is only 9 × 7 pixels. Set the pool size to 9 × 2, the padding to “same”, or remove AveragePooling2D 1.',
      suggestions: ['Set the padding to “same”', 'Set the pool size to 9 × 2', 'Remove AveragePooling2D 1'],
    },
    {
      params: {},
      inputs: [[10]],
      code: 'needs-image',
      received: 'a vector of 10 values',
      expected: 'height × width × channels',
      message:
        'AveragePooling2D 1 needs an image (height × width × channels), but Layer 1 gives a vector of 10 values. Move AveragePooling2D 1 before the layer that flattens the image, or remove it.',
      suggestions: ['Remove AveragePooling2D 1'],
    },
  ],
  tfjs: [
    {
      params: { padding: 'same' },
      inputs: [[9, 7, 3]],
      chain: [{ className: 'AveragePooling2D', config: { poolSize: [2, 2], strides: [2, 2], padding: 'same' } }],
    },
  ],
});
