import { expect, it } from 'vitest';
import { smaller } from './usePictures';

it.each([
  [null, null],
  [
    { height: 28, width: 28 },
    { height: 28, width: 28 },
  ],
  [
    { height: 224, width: 224 },
    { height: 64, width: 64 },
  ],
  [
    { height: 100, width: 200 },
    { height: 32, width: 64 },
  ],
  [
    { height: 1, width: 4000 },
    { height: 1, width: 64 },
  ],
])('images of %o are asked for as %o', (size, expected) => {
  expect(smaller(size)).toEqual(expected);
});
