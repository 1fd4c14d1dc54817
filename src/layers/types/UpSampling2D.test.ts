import { testLayer } from '../testing/layerHarness';

testLayer('UpSampling2D', {
  details: [
    { params: {}, detail: '2×2' },
    { params: { size: [1, 3], interpolation: 'bilinear' }, detail: '1×3, bilinear' },
  ],
  explained: [
    {
      params: {},
      inputs: [[14, 7, 8]],
      output: [28, 14, 8],
      shape: ['Height: 14·2 = 28', 'Width: 7·2 = 14', 'Channels: unchanged = 8'],
      macCount: 0,
      window: { size: [1, 1], stride: [0.5, 0.5] },
    },
    {
      params: { size: [1, 3], interpolation: 'bilinear' },
      inputs: [[14, 7, 8]],
      output: [14, 21, 8],
      shape: ['Height: 14·1 = 14', 'Width: 7·3 = 21', 'Channels: unchanged = 8'],
      macCount: 0,
      window: { size: [1, 2], stride: [1, 0.3333333333333333] },
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
        'UpSampling2D 1 needs an image (height × width × channels), but Layer 1 gives a vector of 10 values. Move UpSampling2D 1 before the layer that flattens the image, or remove it.',
      suggestions: ['Remove UpSampling2D 1'],
    },
    {
      params: { size: 10000 },
      inputs: [[9, 7, 3]],
      code: 'too-large',
      param: 'size',
      received: '18,900,000,000',
      expected: 'at most 1,000,000,000 values',
      message:
        'UpSampling2D 1 would make 18,900,000,000 values of every image (90,000 × 70,000 × 3). No machine can train that: the limit is 1,000,000,000. Choose smaller numbers here or in the layers before it.',
      suggestions: ['Set the size to 2 × 2'],
    },
  ],
  tfjs: [
    {
      params: { size: [1, 3] },
      inputs: [[9, 7, 3]],
      chain: [{ className: 'UpSampling2D', config: { size: [1, 3], interpolation: 'nearest' } }],
    },
    {
      params: { interpolation: 'bilinear' },
      inputs: [[9, 7, 3]],
      chain: [{ className: 'ConvCanvasUpSampling2D', config: { size: [2, 2], interpolation: 'bilinear' } }],
    },
  ],
});
