import { expect, it } from 'vitest';
import { testLayer } from '../testing/layerHarness';
import { augmentationOf, testRandomLayer } from '../testing/randomLayer';

testRandomLayer('RandomFlip');

testLayer('RandomFlip', {
  details: [
    { params: {}, detail: 'both ways' },
    { params: { mode: 'vertical' }, detail: 'vertical' },
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
        'RandomFlip 1 needs an image (height × width × channels), but Layer 1 gives a vector of 10 values. Move RandomFlip 1 before the layer that flattens the image, or remove it.',
      suggestions: ['Remove RandomFlip 1'],
    },
  ],
});

it.each([
  ['both ways', {}, ['2', '5'], 'Nobody writes mirrored digits or letters: for such images, leave this layer out.'],
  [
    'upside down',
    { mode: 'vertical' },
    ['cat', 'dog'],
    'Few things are pictured upside down. Unless yours are, as from above or in a microscope, choose horizontal.',
  ],
  ['horizontal', { mode: 'horizontal' }, ['cat', 'dog'], null],
  ['horizontal', { mode: 'horizontal' }, [], null],
])('warns where a mirror harms: %s, %j, %j', (_, params, classNames, caution) => {
  const flip = augmentationOf({ type: 'RandomFlip', params });
  expect(flip.augmentation.caution?.(flip.params, classNames)).toBe(caution);
});
