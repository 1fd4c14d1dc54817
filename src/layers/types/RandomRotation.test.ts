import { expect, it } from 'vitest';
import { testLayer } from '../testing/layerHarness';
import { augmentationOf, testRandomLayer } from '../testing/randomLayer';

testRandomLayer('RandomRotation');

testLayer('RandomRotation', {
  details: [
    { params: {}, detail: '±36°' },
    { params: { factor: 0.02 }, detail: '±7°' },
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
        'RandomRotation 1 needs an image (height × width × channels), but Layer 1 gives a vector of 10 values. Move RandomRotation 1 before the layer that flattens the image, or remove it.',
      suggestions: ['Remove RandomRotation 1'],
    },
  ],
});

it.each([
  [0.5, ['6', '9'], 'Turned so far, digits and letters become others: a 6 is a 9. Choose an angle of 0.25 or less.'],
  [0.25, ['6', '9'], null],
  [0.5, ['cat', 'dog'], null],
])('warns where a turn harms: %d with %j', (factor, classNames, caution) => {
  const rotation = augmentationOf({ type: 'RandomRotation', params: { factor } });
  expect(rotation.augmentation.caution?.(rotation.params, classNames)).toBe(caution);
});
