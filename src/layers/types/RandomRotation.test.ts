import { expect, it } from 'vitest';
import { augmentationOf, testRandomLayer } from '../testing/randomLayer';

testRandomLayer('RandomRotation', [
  { params: {}, detail: '±36°' },
  { params: { factor: 0.02 }, detail: '±7°' },
]);

it.each([
  [0.5, ['6', '9'], 'Turned so far, digits and letters become others: a 6 is a 9. Choose an angle of 0.25 or less.'],
  [0.25, ['6', '9'], null],
  [0.5, ['cat', 'dog'], null],
])('warns where a turn harms: %d with %j', (factor, classNames, caution) => {
  const rotation = augmentationOf({ type: 'RandomRotation', params: { factor } });
  expect(rotation.augmentation.caution?.(rotation.params, classNames)).toBe(caution);
});
