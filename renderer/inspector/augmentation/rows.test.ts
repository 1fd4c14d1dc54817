import { describe, expect, it } from 'vitest';
import { choose, pagesOf } from './rows';

const list = (count: number) => Array.from({ length: count }, (_, index) => index);

describe('choose', () => {
  it.each([
    [
      12,
      4,
      [
        [0, 4, 8],
        [1, 5, 9],
        [2, 6, 10],
        [3, 7, 11],
        [0, 4, 8],
      ],
    ],
    [
      7,
      2,
      [
        [0, 2, 4],
        [1, 3, 5],
        [0, 2, 4],
      ],
    ],
    [
      3,
      1,
      [
        [0, 1, 2],
        [0, 1, 2],
      ],
    ],
    [
      2,
      1,
      [
        [0, 1],
        [0, 1],
      ],
    ],
    [0, 1, [[]]],
  ])('of %d pictures', (count, pages, shown) => {
    expect(pagesOf(list(count))).toBe(pages);
    expect(shown.map((_, page) => choose(list(count), page))).toEqual(shown);
  });
});
