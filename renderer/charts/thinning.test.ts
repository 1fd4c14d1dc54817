import { describe, expect, test } from 'vitest';
import { gridPlaces, nearestIndex, type Points, thin } from './thinning';

const points = (pairs: readonly (readonly [number, number])[]): Points => ({
  x: Float64Array.from(pairs, (pair) => pair[0]),
  y: Float64Array.from(pairs, (pair) => pair[1]),
  length: pairs.length,
});
const grid = { min: 0, max: 4, buckets: 4 };

describe('thin', () => {
  test.each([
    { name: 'one point in the first half', pairs: [[0.2, 7]], expected: [7, null, null, null, null, null, null, null] },
    {
      name: 'one point in the second half',
      pairs: [[1.8, 7]],
      expected: [null, null, null, 7, null, null, null, null],
    },
    {
      name: 'lowest and highest, falling',
      pairs: [
        [0, 9],
        [0.1, 5],
        [0.2, 1],
      ],
      expected: [9, 1, null, null, null, null, null, null],
    },
    {
      name: 'lowest and highest, rising',
      pairs: [
        [0, 1],
        [0.1, 5],
        [0.2, 9],
      ],
      expected: [1, 9, null, null, null, null, null, null],
    },
    {
      name: 'the last place belongs to the last bucket',
      pairs: [[4, 3]],
      expected: [null, null, null, null, null, null, null, 3],
    },
    {
      name: 'nothing outside the grid',
      pairs: [
        [-1, 3],
        [5, 3],
      ],
      expected: [null, null, null, null, null, null, null, null],
    },
  ] as const)('$name', ({ pairs, expected }) => {
    expect(thin(points(pairs), grid, false).y).toEqual(expected);
  });

  test('keeps a spike of one point among ten thousand', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => [index / 2500, index === 7777 ? 42 : 1] as const);
    const line = thin(points(many), { min: 0, max: 4, buckets: 300 }, false);
    expect(line.y).toHaveLength(600);
    expect(line.y.filter((value) => value === 42)).toHaveLength(1);
    expect(line.y.filter((value) => value === 1)).toHaveLength(300);
  });

  test('marks what cannot be drawn', () => {
    const line = thin(
      points([
        [0, Number.NaN],
        [1, Infinity],
        [2, 0],
        [3, -1],
        [3.5, 2],
      ]),
      grid,
      true,
    );
    expect(line.oddities).toEqual({ notANumber: [0], infinite: [1], nonPositive: [2, 3] });
    expect(line.y.filter((value) => value !== null)).toEqual([2]);
    expect(thin(points([[2, 0]]), grid, false).oddities.nonPositive).toEqual([]);
  });

  test('fills the places of the grid', () => {
    expect(gridPlaces({ min: 0, max: 2, buckets: 2 })).toEqual([0.25, 0.75, 1.25, 1.75]);
  });
});

test.each([
  [[1, 2, 3], -5, 0],
  [[1, 2, 3], 2.4, 1],
  [[1, 2, 3], 2.5, 1],
  [[1, 2, 3], 2.6, 2],
  [[1, 2, 3], 99, 2],
  [[7], 0, 0],
  [[], 1, -1],
])('the point of %j nearest to %f is number %i', (x, place, expected) => {
  expect(nearestIndex(Float64Array.from(x), x.length, place)).toBe(expected);
});
