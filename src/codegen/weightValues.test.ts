import { describe, expect, it } from 'vitest';
import { permuteAxes } from './weightValues';

describe('permuteAxes', () => {
  it.each([
    [
      [2, 3],
      [1, 0],
      [3, 2],
      [0, 3, 1, 4, 2, 5],
    ],
    [
      [1, 2, 3],
      [2, 0, 1],
      [3, 1, 2],
      [0, 3, 1, 4, 2, 5],
    ],
    [
      [2, 1, 2, 2],
      [3, 2, 0, 1],
      [2, 2, 2, 1],
      [0, 4, 2, 6, 1, 5, 3, 7],
    ],
    [[4], [0], [4], [0, 1, 2, 3]],
    [[], [], [], [0]],
  ])('%j in the order %j', (shape, order, expectedShape, expected) => {
    const data = Float32Array.from(expected.map((_, index) => index));
    const permuted = permuteAxes({ shape, data }, order);
    expect(permuted.shape).toEqual(expectedShape);
    expect([...permuted.data]).toEqual(expected);
  });
});
