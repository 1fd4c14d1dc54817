import { describe, expect, it } from 'vitest';
import { Pace } from './pace';

function clockOf() {
  const clock = { now: 0 };
  return { clock, pace: new Pace(() => clock.now) };
}

describe('Pace', () => {
  it('knows nothing before the first batch', () => {
    expect(clockOf().pace.imagesPerSecond()).toBe(0);
  });

  it('is exact for a steady speed', () => {
    const { clock, pace } = clockOf();
    for (let batch = 0; batch < 50; batch++) {
      clock.now += 100;
      pace.record(32);
    }
    expect(pace.imagesPerSecond()).toBeCloseTo(320, 6);
  });

  it('follows a new speed within seconds, without jumping', () => {
    const { clock, pace } = clockOf();
    const speeds: number[] = [];
    for (let batch = 0; batch < 200; batch++) {
      clock.now += 100;
      pace.record(batch < 100 ? 10 : 100);
      speeds.push(pace.imagesPerSecond());
    }
    expect(speeds[100]).toBeLessThan(200);
    expect(speeds[199]).toBeGreaterThan(900);
  });

  it('does not count pauses', () => {
    const { clock, pace } = clockOf();
    clock.now += 100;
    pace.record(10);
    clock.now += 60_000;
    pace.restart();
    clock.now += 100;
    pace.record(10);
    expect(pace.imagesPerSecond()).toBeCloseTo(100, 6);
  });
});
