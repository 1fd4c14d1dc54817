import { expect, test } from 'vitest';
import type { JsonObject } from '../../src/document/json';
import { resolveTraining } from '../../src/training/resolveTraining';
import { curvePath, highestRate, scheduleCurve } from './scheduleCurve';

const settingsOf = (schedule: JsonObject, epochs = 4) =>
  resolveTraining({ schedule, epochs, optimizer: { type: 'sgd', learningRate: 0.1 } }).settings;

test('a curve begins with the first step and ends with the last, however long the training', () => {
  for (const stepsPerEpoch of [1, 7, 5000]) {
    const points = scheduleCurve(settingsOf({ type: 'cosine' }), stepsPerEpoch);
    expect(points.length).toBeLessThanOrEqual(300);
    expect(points[0]).toEqual({ epoch: 0, rate: 0.1 });
    expect(points.at(-1)?.epoch).toBeCloseTo(4 - 1 / stepsPerEpoch, 10);
  }
});

test('a curve is a single point for a training of one step', () => {
  expect(scheduleCurve(settingsOf({ type: 'cosine' }, 1), 1)).toEqual([{ epoch: 0, rate: 0.1 }]);
});

test('a curve is drawn with upright drops from edge to edge', () => {
  const points = scheduleCurve(settingsOf({ type: 'step', everyEpochs: 2, factor: 0.5 }), 1);
  expect(highestRate(points)).toBe(0.1);
  expect(curvePath(points, { epochs: 4, width: 80, height: 40 })).toBe('M0 0H20V0H40V20H60V20H80');
});

test('a curve has a drawing even where every rate is 0', () => {
  expect(curvePath([{ epoch: 0, rate: 0 }], { epochs: 1, width: 80, height: 40 })).toBe('M0 40H80');
});
