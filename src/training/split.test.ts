import { describe, expect, it } from 'vitest';
import { epochOrder, splitTraining } from './split';

const numbers = (values: Int32Array) => Array.from(values).sort((a, b) => a - b);
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);

describe('splitTraining', () => {
  it.each([
    { count: 100, validationSplit: 0.1, limit: null, train: 90, validation: 10 },
    { count: 100, validationSplit: 0, limit: null, train: 100, validation: 0 },
    { count: 100, validationSplit: 0.1, limit: 20, train: 18, validation: 2 },
    { count: 100, validationSplit: 0.1, limit: 1000, train: 90, validation: 10 },
    { count: 3, validationSplit: 0.99, limit: null, train: 1, validation: 2 },
    { count: 1, validationSplit: 0.5, limit: null, train: 1, validation: 0 },
    { count: 0, validationSplit: 0.5, limit: null, train: 0, validation: 0 },
  ])('splits $count images, share $validationSplit, limit $limit', ({ count, validationSplit, limit, ...sizes }) => {
    const split = splitTraining(count, { validationSplit, limit, seed: 1 });
    expect({ train: split.train.length, validation: split.validation.length }).toEqual(sizes);
    const all = [...split.train, ...split.validation];
    expect(new Set(all).size).toBe(all.length);
    expect(all.every((index) => index >= 0 && index < count)).toBe(true);
  });

  it('takes validation images from everywhere, by seed', () => {
    const options = { validationSplit: 0.2, limit: null };
    const first = splitTraining(1000, { ...options, seed: 1 });
    expect(splitTraining(1000, { ...options, seed: 1 })).toEqual(first);
    expect(splitTraining(1000, { ...options, seed: 2 }).validation).not.toEqual(first.validation);
    const early = first.validation.filter((index) => index < 500).length;
    expect(early).toBeGreaterThan(60);
    expect(early).toBeLessThan(140);
  });
});

describe('epochOrder', () => {
  it('has every image once, in another order each epoch, the same for the same seed', () => {
    const train = Int32Array.from(upTo(50));
    const first = epochOrder(train, 1, 1);
    expect(numbers(first)).toEqual(upTo(50));
    expect(Array.from(first)).not.toEqual(upTo(50));
    expect(epochOrder(train, 1, 1)).toEqual(first);
    expect(epochOrder(train, 1, 2)).not.toEqual(first);
    expect(epochOrder(train, 2, 1)).not.toEqual(first);
    expect(Array.from(train)).toEqual(upTo(50));
  });
});
