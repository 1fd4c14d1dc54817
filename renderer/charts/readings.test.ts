import { expect, test } from 'vitest';
import type { ChartRun } from './ChartRun';
import { RunSeries } from './RunSeries';
import { readAt, stepPlace } from './readings';

const run = (name: string, count: number, stepsPerEpoch: number): ChartRun => {
  const series = new RunSeries();
  series.setStepsPerEpoch(stepsPerEpoch);
  series.addBatches(
    Array.from({ length: count }, (_, index) => ({ step: index + 1, epoch: 1, loss: index + 1, accuracy: 0 })),
  );
  return { id: name, name, colourPlace: 0, series, plannedEpochs: null };
};
const epoch = (number: number, step: number, valLoss: number | null) => ({
  epoch: number,
  step,
  loss: 1,
  accuracy: 1,
  valLoss,
  valAccuracy: null,
  seconds: 1,
  imagesPerSecond: 1,
});

test('all runs are read at the same epoch, whatever their batch size', () => {
  const readings = readAt(1, [run('a', 20, 10), run('b', 80, 40)], 'loss', 0);
  expect(readings.map(({ run: { name }, step, raw }) => [name, step, raw])).toEqual([
    ['a', 10, 10],
    ['b', 40, 40],
  ]);
});

test('raw and smoothed are both there', () => {
  const [reading] = readAt(0.3, [run('a', 10, 10)], 'loss', 0.5);
  expect(reading?.raw).toBe(3);
  expect(reading?.smoothed).toBeCloseTo((0.25 * 1 + 0.5 * 2 + 3) / 1.75, 12);
});

test('validation is that of the last epoch that had ended', () => {
  const one = run('a', 30, 10);
  one.series.addEpoch(epoch(1, 10, 0.5));
  one.series.addEpoch(epoch(2, 20, 0.4));
  expect([0.9, 1, 1.9, 2.5].map((place) => readAt(place, [one], 'loss', 0)[0]?.validation)).toEqual([
    null,
    0.5,
    0.5,
    0.4,
  ]);
});

test('a run that ended long before says nothing', () => {
  expect(readAt(3, [run('a', 10, 10)], 'loss', 0)).toEqual([]);
  expect(readAt(3, [run('none', 0, 10)], 'loss', 0)).toEqual([]);
});

test.each([
  { from: null, by: -1, expected: 9.9 },
  { from: 5, by: 1, expected: 5.1 },
  { from: 5, by: 10, expected: 6 },
  { from: 0.1, by: -10, expected: 0.01 },
  { from: 9.9, by: 10, expected: 10 },
])('the arrow keys lead from $from by $by to $expected', ({ from, by, expected }) => {
  expect(stepPlace(from, [run('a', 1000, 100)], by)).toBeCloseTo(expected, 10);
});

test('there is nowhere to go without points', () => expect(stepPlace(null, [run('a', 0, 10)], 1)).toBeNull());
