import { expect, test } from 'vitest';
import type { BatchMetrics, EpochMetrics } from '../../src/training/RunRecord';
import { RunSeries } from './RunSeries';

const batch = (step: number, loss = 1 / step): BatchMetrics => ({
  step,
  epoch: 1,
  loss,
  accuracy: 1 - loss,
  learningRate: 0.1 / step,
});
const batches = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => batch(from + index));
const epoch = (number: number, loss = 1): EpochMetrics => ({
  epoch: number,
  step: number * 100,
  loss,
  accuracy: 0.5,
  valLoss: null,
  valAccuracy: null,
  seconds: 1,
  imagesPerSecond: 100,
});
const stepsOf = (series: RunSeries) =>
  Array.from({ length: series.steps.length }, (_, index) => series.steps.at(index));

test('a batch that is there already is not added again', () => {
  const series = new RunSeries();
  series.addBatches(batches(1, 3));
  series.addBatches(batches(2, 5));
  expect(stepsOf(series)).toEqual([1, 2, 3, 4, 5]);
});

test.each([
  { name: 'events overlap the file', arrived: [4, 8], read: [1, 6], expected: [1, 2, 3, 4, 5, 6, 7, 8], distance: 1 },
  { name: 'events follow the file', arrived: [4, 5], read: [1, 3], expected: [1, 2, 3, 4, 5], distance: 1 },
  { name: 'the file is ahead', arrived: [2, 3], read: [1, 5], expected: [1, 2, 3, 4, 5], distance: 1 },
  { name: 'the file lags behind', arrived: [6, 7], read: [1, 3], expected: [1, 2, 3, 6, 7], distance: 3 },
])('joins the file and the events: $name', ({ arrived, read, expected, distance }) => {
  const series = new RunSeries();
  series.addBatches(batches(arrived[0] ?? 0, arrived[1] ?? 0));
  const generation = series.generation;
  const found = series.merge({ stepsPerEpoch: 10, batches: batches(read[0] ?? 0, read[1] ?? 0), epochs: [] });
  expect(stepsOf(series)).toEqual(expected);
  expect(expected.map((_, index) => series.learningRate.at(index))).toEqual(expected.map((step) => 0.1 / step));
  expect(found).toBe(distance);
  expect(series.generation).toBeGreaterThan(generation);
  expect(series.epochAt(5)).toBe(0.5);
});

test('what came after a checkpoint gives way to what comes again', () => {
  const series = new RunSeries();
  series.addBatches(batches(1, 9));
  for (const number of [1, 2]) series.addEpoch(epoch(number));
  const generation = series.generation;
  series.cutBack({ step: 6, epoch: 2 });
  series.addBatches([batch(7, 0.25)]);
  expect(stepsOf(series)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(series.loss.last).toBe(0.25);
  expect(series.epochs.map((each) => each.epoch)).toEqual([1]);
  expect(series.generation).toBeGreaterThan(generation);
});

test('an epoch is kept once and in order', () => {
  const series = new RunSeries();
  series.addEpoch(epoch(2));
  series.addEpoch(epoch(1));
  series.addEpoch(epoch(2, 0.25));
  expect(series.epochs.map((each) => [each.epoch, each.loss])).toEqual([
    [1, 1],
    [2, 0.25],
  ]);
});

test('grows past its first memory and keeps every point', () => {
  const series = new RunSeries();
  series.addBatches(batches(1, 5000));
  expect(series.steps.length).toBe(5000);
  expect(series.loss.at(4321)).toBe(1 / 4322);
});

test('a run of an earlier version, which did not note the learning rate, has all else', () => {
  const { learningRate: _learningRate, ...earlier } = batch(1);
  const series = new RunSeries();
  series.addBatches([earlier]);
  expect([series.loss.last, series.learningRate.last]).toEqual([1, Number.NaN]);
});

test('a loss that JSON could not carry is not a number', () => {
  const series = new RunSeries();
  series.addBatches([JSON.parse(JSON.stringify(batch(1, Number.NaN))) as BatchMetrics]);
  expect(series.loss.at(0)).toBeNaN();
});
