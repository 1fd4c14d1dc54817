import { describe, expect, it } from 'vitest';
import { RandomStream } from './random';

const draw = (seed: number, purpose: string, count = 5) => {
  const random = new RandomStream(seed, purpose);
  return Array.from({ length: count }, () => random.nextUint32());
};

describe('RandomStream', () => {
  it('is the same for the same seed and purpose only', () => {
    expect(draw(1, 'a')).toEqual(draw(1, 'a'));
    expect(draw(2, 'a')).not.toEqual(draw(1, 'a'));
    expect(draw(1, 'b')).not.toEqual(draw(1, 'a'));
  });

  it('draws these numbers on every machine and in every version, so that old runs can be repeated', () => {
    expect(draw(1, 'shuffle/1', 3)).toMatchInlineSnapshot(`
      [
        1975371945,
        3774581011,
        3404889242,
      ]
    `);
  });

  it('draws uniform numbers from 0 to below 1 with the right mean and variance', () => {
    const random = new RandomStream(7, 'uniform');
    const values = Array.from({ length: 100_000 }, () => random.uniform());
    expect(values.every((value) => value >= 0 && value < 1)).toBe(true);
    const { mean, variance } = moments(values);
    expect(mean).toBeCloseTo(0.5, 2);
    expect(variance).toBeCloseTo(1 / 12, 2);
  });

  it('draws normal numbers', () => {
    const random = new RandomStream(7, 'normal');
    const values = Array.from({ length: 100_000 }, () => random.normal());
    const { mean, variance } = moments(values);
    expect(mean).toBeCloseTo(0, 1.5);
    expect(variance).toBeCloseTo(1, 1.5);
    const within = values.filter((value) => Math.abs(value) < 1).length / values.length;
    expect(within).toBeCloseTo(0.6827, 2);
  });

  it.each([1, 2, 7, 10, 1000])('draws each whole number below %d equally often', (count) => {
    const random = new RandomStream(3, `below ${count}`);
    const seen = new Map<number, number>();
    for (let index = 0; index < count * 1000; index++) {
      const value = random.below(count);
      seen.set(value, (seen.get(value) ?? 0) + 1);
    }
    expect([...seen.keys()].sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, index) => index));
    // Five standard deviations of a count of about 1000.
    for (const times of seen.values()) expect(Math.abs(times - 1000)).toBeLessThan(160);
  });
});

function moments(values: readonly number[]) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length };
}
