import { testLayer } from '../testing/layerHarness';

testLayer('GlobalAveragePooling2D', {
  details: [
    { params: {}, detail: '' },
    { params: { keepDims: true }, detail: 'keeps 1×1' },
  ],
  explained: [
    {
      params: {},
      inputs: [[7, 6, 1280]],
      output: [1280],
      shape: ['Values: one for each channel = 1,280'],
      macCount: 0,
      window: 'all',
    },
    {
      params: { keepDims: true },
      inputs: [[7, 6, 12]],
      output: [1, 1, 12],
      shape: ['Height: mean of 7 = 1', 'Width: mean of 6 = 1', 'Channels: unchanged = 12'],
      macCount: 0,
      window: 'all',
    },
  ],
  problems: [
    {
      params: {},
      inputs: [[10]],
      code: 'needs-image',
      received: 'a vector of 10 values',
      expected: 'height × width × channels',
      message:
        'GlobalAveragePooling2D 1 needs an image (height × width × channels), but Layer 1 gives a vector of 10 values. Move GlobalAveragePooling2D 1 before the layer that flattens the image, or remove it.',
      suggestions: ['Remove GlobalAveragePooling2D 1'],
    },
    {
      params: {},
      inputs: [[4, 5]],
      code: 'needs-image',
      received: '4 × 5',
      expected: 'height × width × channels',
      message:
        'GlobalAveragePooling2D 1 needs an image (height × width × channels), but Layer 1 gives 4 × 5. Move GlobalAveragePooling2D 1 before the layer that flattens the image, reshape the values into an image, or remove it.',
      suggestions: ['Add Reshape to 4 × 5 × 1 before GlobalAveragePooling2D 1', 'Remove GlobalAveragePooling2D 1'],
    },
  ],
  tfjs: [
    { params: {}, inputs: [[9, 7, 3]], chain: [{ className: 'GlobalAveragePooling2D', config: {} }] },
    {
      params: { keepDims: true },
      inputs: [[9, 7, 3]],
      chain: [
        { className: 'GlobalAveragePooling2D', config: {} },
        { className: 'Reshape', config: { targetShape: [1, 1, 3] } },
      ],
    },
  ],
});
