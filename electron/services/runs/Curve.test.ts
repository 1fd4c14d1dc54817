import { describe, expect, it } from 'vitest';
import { Curve } from './Curve';

const steps = (count: number, limit?: number) => {
  const curve = new Curve(limit);
  for (let step = 1; step <= count; step++) curve.add({ step, epoch: 1, loss: 0, accuracy: 0 });
  return curve.read().map(({ step }) => step);
};

describe('Curve', () => {
  it('keeps all points up to the limit', () => {
    expect(steps(5, 10)).toEqual([1, 2, 3, 4, 5]);
    expect(steps(10, 10)).toHaveLength(10);
  });

  it.each([11, 19, 20, 21, 100, 1000, 12_345])('thins %i points evenly, with the first and the newest', (count) => {
    const kept = steps(count, 10);
    expect(kept.length).toBeLessThanOrEqual(10);
    expect(kept.length).toBeGreaterThan(5);
    expect(kept[0]).toBe(1);
    expect(kept[kept.length - 1]).toBe(count);
    const gaps = kept.slice(1).map((step, index) => step - (kept[index] as number));
    expect(Math.max(...gaps)).toBeLessThanOrEqual(3 * (count / kept.length));
  });

  it('has 5,000 points at most', () => {
    expect(steps(123_456)).toHaveLength(5000);
  });
});
