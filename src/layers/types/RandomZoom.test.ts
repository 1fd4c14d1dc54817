import { testLayer } from '../testing/layerHarness';
import { testRandomLayer } from '../testing/randomLayer';

testRandomLayer('RandomZoom');

testLayer('RandomZoom', {
  details: [
    { params: {}, detail: '±10 %' },
    { params: { heightFactor: 0.3 }, detail: '±30 %' },
    { params: { widthFactor: 0 }, detail: '±10 % × ±0 %' },
  ],
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
        'RandomZoom 1 needs an image (height × width × channels), but Layer 1 gives a vector of 10 values. Move RandomZoom 1 before the layer that flattens the image, or remove it.',
      suggestions: ['Remove RandomZoom 1'],
    },
  ],
});
