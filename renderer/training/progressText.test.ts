import { expect, test } from 'vitest';
import type { RunPhase } from '../../src/training/RunRecord';
import type { Standing } from './estimate';
import { outcomeText, progressWords, workText } from './progressText';
import { activityOf, type RunActivity } from './RunActivity';
import { syntheticSummary } from './testing/syntheticRun';

const activity = (phase: RunPhase, changed: Partial<RunActivity> = {}): RunActivity => ({
  ...activityOf(syntheticSummary('1', { status: 'running' }), 0),
  phase,
  ...changed,
});
const standing: Standing = {
  epochs: 3,
  stepsPerEpoch: 422,
  batchSize: 128,
  step: 634,
  imagesPerSecond: 12_000,
  ended: [],
};

test.each([
  {
    name: 'training',
    given: activity('training'),
    at: standing,
    words: { title: 'Epoch 2 of 3', text: 'batch 212 of 422', remaining: '7 s left' },
  },
  {
    name: 'paused',
    given: activity('training', { status: 'paused' }),
    at: standing,
    words: { title: 'Epoch 2 of 3', text: 'batch 212 of 422, paused', remaining: '' },
  },
  {
    name: 'validating',
    given: activity('validating'),
    at: { ...standing, step: 844 },
    words: { title: 'Epoch 2 of 3', text: 'validating', remaining: '5 s left' },
  },
  {
    name: 'loading',
    given: activity('loading', { text: 'Reading MNIST', progress: 0.4 }),
    at: { ...standing, step: 0 },
    words: { title: 'Loading data', text: 'Reading MNIST', remaining: '', share: 0.4 },
  },
  {
    name: 'testing has a bar of its own',
    given: activity('testing', { text: '2,000 of 10,000 images', progress: 0.2 }),
    at: { ...standing, step: 1266 },
    words: { title: 'Testing', text: '2,000 of 10,000 images', share: 0.2 },
  },
  {
    name: 'stopping',
    given: activity('training', { pending: 'stop' }),
    at: standing,
    words: { title: 'Stopping', remaining: '', share: null },
  },
  {
    name: 'before the first batch',
    given: activity('training'),
    at: { ...standing, step: 0, stepsPerEpoch: 0 },
    words: { title: 'Training', share: null, remaining: '' },
  },
])('$name', ({ given, at, words }) => expect(progressWords(given, at)).toMatchObject(words));

const epoch = (number: number) => ({
  epoch: number,
  step: 1,
  loss: 1,
  accuracy: 1,
  valLoss: null,
  valAccuracy: null,
  seconds: 1,
  imagesPerSecond: 1,
});

test.each([
  ['done', 6, 'Trained 6 of 6 epochs. Test accuracy 97.0 %.'],
  ['done', 4, 'Early stopping ended it after 4 of 6 epochs. Test accuracy 97.0 %.'],
  ['stopped', 2, 'Stopped in epoch 3 of 6; the weights are saved. Test accuracy 97.0 %.'],
  ['failed', 0, 'Failed in epoch 1 of 6.'],
  ['interrupted', 1, 'Interrupted in epoch 2 of 6: the application ended while it was training.'],
] as const)('a run that is %s after %i epochs', (status, epochs, text) => {
  const lastEpoch = epochs === 0 ? null : epoch(epochs);
  expect(outcomeText(syntheticSummary('1', { status, lastEpoch, testAccuracy: 0.97 }))).toBe(text);
});

test('a run that goes on elsewhere says where it can be stopped, and an own one nothing', () => {
  expect(outcomeText(syntheticSummary('1', { status: 'running', own: false }))).toMatch(/Another ConvCanvas.*there/);
  expect(outcomeText(syntheticSummary('1', { status: 'running' }))).toBe('');
});

test('work is the sum of the epochs', () => {
  expect(workText([60, 65])).toBe('2 min 5 s');
  expect(workText([])).toBe('');
});
