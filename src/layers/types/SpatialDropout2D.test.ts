import { testLayer } from '../testing/layerHarness';

testLayer('SpatialDropout2D', {
  details: [{ params: {}, detail: '0.5' }],
  explained: [
    {
      params: {},
      inputs: [[4, 5, 2]],
      output: [4, 5, 2],
      shape: ['Height: unchanged = 4', 'Width: unchanged = 5', 'Channels: unchanged = 2'],
      macCount: 0,
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
        'SpatialDropout2D 1 needs an image (height × width × channels), but Layer 1 gives a vector of 10 values. Move SpatialDropout2D 1 before the layer that flattens the image, or remove it.',
      suggestions: ['Remove SpatialDropout2D 1'],
    },
  ],
  tfjs: [
    {
      params: { rate: 0.25 },
      inputs: [[9, 7, 3]],
      chain: [{ className: 'ConvCanvasSpatialDropout2D', config: { rate: 0.25 } }],
    },
  ],
});
