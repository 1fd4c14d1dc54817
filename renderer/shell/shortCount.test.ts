import { expect, it } from 'vitest';
import { shortCount } from './shortCount';

it.each([
  [0, '0'],
  [999, '999'],
  [1000, '1 k'],
  [1234, '1.2 k'],
  [99_400, '99 k'],
  [388_800, '389 k'],
  [999_600, '1 M'],
  [1_204_384, '1.2 M'],
  [15_470_264_320, '15 G'],
])('%i is %s', (count, text) => {
  expect(shortCount(count)).toBe(text);
});
