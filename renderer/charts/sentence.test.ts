import { expect, test } from 'vitest';
import { RunSeries } from './RunSeries';
import { metricSentence } from './sentence';

const run = (losses: readonly number[], batches: readonly number[], valLoss: number | null = null) => {
  const series = new RunSeries();
  series.addBatches(batches.map((loss, index) => ({ step: index + 1, epoch: 1, loss, accuracy: 1 - loss / 10 })));
  losses.forEach((loss, index) => {
    series.addEpoch({
      epoch: index + 1,
      step: 10,
      loss,
      accuracy: 1 - loss / 10,
      valLoss,
      valAccuracy: valLoss === null ? null : 0.9,
      seconds: 1,
      imagesPerSecond: 1,
    });
  });
  return series;
};

test.each([
  { name: 'nothing yet', series: run([], []), loss: '', accuracy: '' },
  {
    name: 'before the first epoch ends',
    series: run([], [2.3, 1.5]),
    loss: 'Loss 2.30 to 1.50 in 2 batches',
    accuracy: 'Accuracy 77.0 % to 85.0 % in 2 batches',
  },
  {
    name: 'one epoch',
    series: run([0.5], [2.3, 1.5]),
    loss: 'Loss 2.30 to 0.500 in 1 epoch',
    accuracy: 'Accuracy 77.0 % to 95.0 % in 1 epoch',
  },
  {
    name: 'the best is not the last',
    series: run([0.5, 0.31, 0.4], [2.3]),
    loss: 'Loss 2.30 to 0.400 in 3 epochs, lowest at 2',
    accuracy: 'Accuracy 77.0 % to 96.0 % in 3 epochs, highest at 2',
  },
  {
    name: 'with validation',
    series: run([0.5, 0.31], [2.3], 0.42),
    loss: 'Loss 2.30 to 0.310 in 2 epochs, lowest at 2; validation 0.420',
    accuracy: 'Accuracy 77.0 % to 96.9 % in 2 epochs, highest at 2; validation 90.0 %',
  },
])('$name', ({ series, loss, accuracy }) => {
  expect(metricSentence('loss', series)).toBe(loss);
  expect(metricSentence('accuracy', series)).toBe(accuracy);
});
