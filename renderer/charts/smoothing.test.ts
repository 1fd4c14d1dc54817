import { expect, test } from 'vitest';
import { GrowingColumn } from './GrowingColumn';
import { SmoothedColumn } from './smoothing';

const column = (values: readonly number[]) => {
  const result = new GrowingColumn();
  for (const value of values) result.push(value);
  return result;
};
const smooth = (values: readonly number[], weight: number) =>
  Array.from(new SmoothedColumn().update(column(values), weight, 0).slice(0, values.length));

test.each([
  { name: 'starts at the first value', values: [4, 4, 4], weight: 0.9, expected: [4, 4, 4] },
  { name: 'weight 0 is the raw line', values: [3, 1, 2], weight: 0, expected: [3, 1, 2] },
  // By hand: (0.5·2 + 4) / 1.5 = 10/3, then (0.25·2 + 0.5·4 + 8) / 1.75 = 6.
  { name: 'half the weight on the past', values: [2, 4, 8], weight: 0.5, expected: [2, 10 / 3, 6] },
  {
    name: 'passes over what is not finite',
    values: [2, Number.NaN, 2, Infinity],
    weight: 0.6,
    expected: [2, Number.NaN, 2, Infinity],
  },
])('$name', ({ values, weight, expected }) => {
  smooth(values, weight).forEach((value, index) => {
    const wanted = expected[index] ?? 0;
    if (Number.isFinite(wanted)) expect(value).toBeCloseTo(wanted, 12);
    else expect(value).toBe(wanted);
  });
});

test('points that were drawn do not move when later ones arrive', () => {
  const raw = column([5, 3, 4]);
  const smoothed = new SmoothedColumn();
  const before = Array.from(smoothed.update(raw, 0.8, 0).slice(0, 3));
  for (let index = 0; index < 3000; index += 1) raw.push(Math.sin(index));
  const after = smoothed.update(raw, 0.8, 0);
  expect(Array.from(after.slice(0, 3))).toEqual(before);
  const all = Array.from({ length: raw.length }, (_, index) => raw.at(index));
  expect(after[3002]).toBe(smooth(all, 0.8)[3002]);
});

test.each([
  { name: 'another weight', weight: 0, generation: 0 },
  { name: 'rewritten points', weight: 0.8, generation: 1 },
])('is computed anew for $name', ({ weight, generation }) => {
  const smoothed = new SmoothedColumn();
  smoothed.update(column([9, 9, 9]), 0.8, 0);
  const result = smoothed.update(column([1, 1, 1]), weight, generation);
  expect(result[2]).toBeCloseTo(1, 12);
});
