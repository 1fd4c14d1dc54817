import { testLayer } from '../testing/layerHarness';

testLayer('GlobalMaxPooling2D', {
  details: [
    { params: {}, detail: '' },
    { params: { keepDims: true }, detail: 'keeps 1×1' },
  ],
  explained: [
    {
      params: {},
      inputs: [[7, 6, 12]],
      output: [12],
      shape: ['Values: one for each channel = 12'],
      macCount: 0,
      window: 'all',
    },
    {
      params: { keepDims: true },
      inputs: [[7, 6, 12]],
      output: [1, 1, 12],
      shape: ['Height: largest of 7 = 1', 'Width: largest of 6 = 1', 'Channels: unchanged = 12'],
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
        'GlobalMaxPooling2D 1 needs an image (height × width × channels), but Layer 1 gives a vector of 10 values. Move GlobalMaxPooling2D 1 before the layer that flattens the image, or remove it.',
      suggestions: ['Remove GlobalMaxPooling2D 1'],
    },
  ],
  tfjs: [
    { params: {}, inputs: [[9, 7, 3]], chain: [{ className: 'GlobalMaxPooling2D', config: {} }] },
    {
      params: { keepDims: true },
      inputs: [[9, 7, 3]],
      chain: [
        { className: 'GlobalMaxPooling2D', config: {} },
        { className: 'Reshape', config: { targetShape: [1, 1, 3] } },
      ],
    },
  ],
});
