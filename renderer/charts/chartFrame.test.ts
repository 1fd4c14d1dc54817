import { expect, test } from 'vitest';
import type { ChartRun } from './ChartRun';
import { ChartFrames, type FrameOptions } from './chartFrame';
import { RunSeries } from './RunSeries';

const run = (losses: readonly number[], plannedEpochs: number | null, stepsPerEpoch = 10): ChartRun => {
  const series = new RunSeries();
  series.setStepsPerEpoch(stepsPerEpoch);
  series.addBatches(losses.map((loss, index) => ({ step: index + 1, epoch: 1, loss, accuracy: 0.5 })));
  return { id: 'a', name: 'Run 1', colourPlace: 0, series, plannedEpochs };
};
const options: FrameOptions = { metric: 'loss', smoothing: 0, logarithmic: false, width: 100 };
const frame = (runs: readonly ChartRun[], changed: Partial<FrameOptions> = {}) =>
  new ChartFrames().compute(runs, { ...options, ...changed });
const constant = (count: number, value = 1) => new Array<number>(count).fill(value);

test.each([
  { name: 'what is planned, while it runs', steps: 3, planned: 6, expected: 6 },
  { name: 'what was reached, when it has ended', steps: 25, planned: null, expected: 3 },
  { name: 'nothing beyond a whole epoch', steps: 30, planned: null, expected: 3 },
  { name: 'a part of a long plan', steps: 30, planned: 100, expected: 5 },
  { name: 'more of a long plan as it goes on', steps: 900, planned: 100, expected: 93 },
  { name: 'all of a long plan at its end', steps: 1000, planned: 100, expected: 100 },
])('the axis has room for $name', ({ steps, planned, expected }) => {
  expect(frame([run(constant(steps), planned)]).xMax).toBe(expected);
});

test.each([
  { name: 'a loss starts at 0', losses: [2, 1], changed: {}, expected: [0, 2.1] },
  { name: 'logarithmic: round numbers', losses: [30, 0.03], changed: { logarithmic: true }, expected: [0.02, 50] },
  { name: 'logarithmic: a decade at least', losses: [3, 3], changed: { logarithmic: true }, expected: [2, 20] },
  { name: 'accuracy: all of it', losses: [2], changed: { metric: 'accuracy' as const }, expected: [0, 1] },
  { name: 'no point yet', losses: [], changed: {}, expected: [0, 1] },
  { name: 'nothing but NaN', losses: [Number.NaN], changed: {}, expected: [0, 1] },
])('values: $name', ({ losses, changed, expected }) => {
  expect(frame([run(losses, 1)], changed).y).toEqual(expected);
});

test('a line ends at its last value, and what cannot be drawn is marked at its epoch', () => {
  const result = frame([run([4, 2, Number.NaN], 1)]).runs[0];
  expect(result?.trainingEnd).toEqual({ x: 0.2, y: 2 });
  expect(result?.oddities.notANumber).toEqual([0.3]);
});

test('validation stands at the end of its epoch', () => {
  const one = run(constant(20), 2);
  one.series.addEpoch({
    epoch: 2,
    step: 20,
    loss: 1,
    accuracy: 0.5,
    valLoss: 0.7,
    valAccuracy: 0.6,
    seconds: 1,
    imagesPerSecond: 1,
  });
  const result = frame([one]);
  expect(result.runs[0]?.validationEnd).toEqual({ x: 2, y: 0.7 });
  expect(result.runs[0]?.validation.at(-1)).toBe(0.7);
  expect(result.x).toHaveLength(result.runs[0]?.validation.length ?? 0);
});

test.each([
  { runs: 1, smoothing: 0.6, drawn: true },
  { runs: 1, smoothing: 0, drawn: false },
  { runs: 4, smoothing: 0.6, drawn: false },
])('$runs runs with smoothing $smoothing: raw line drawn is $drawn', ({ runs, smoothing, drawn }) => {
  const many = Array.from({ length: runs }, () => run([3, 2, 1], 1));
  expect(frame(many, { smoothing }).runs.every((each) => (each.raw !== null) === drawn)).toBe(true);
});

test('a run that grew is drawn as one that came at once', () => {
  const frames = new ChartFrames();
  const smoothed = { ...options, smoothing: 0.9 };
  const growing = run([5, 4, 3], 1);
  frames.compute([growing], smoothed);
  growing.series.addBatches([{ step: 4, epoch: 1, loss: 2, accuracy: 0.5 }]);
  expect(frames.compute([growing], smoothed)).toEqual(frame([run([5, 4, 3, 2], 1)], smoothed));
});
