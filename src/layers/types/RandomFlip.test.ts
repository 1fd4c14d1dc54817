import { expect, it } from 'vitest';
import { augmentationOf, testRandomLayer } from '../testing/randomLayer';

testRandomLayer('RandomFlip', [
  { params: {}, detail: 'both ways' },
  { params: { mode: 'vertical' }, detail: 'vertical' },
]);

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
