import { expect, test } from 'vitest';
import type { RunSummary } from '../../src/training/RunRecord';
import { defaultTraining } from '../../src/training/resolveTraining';
import type { TrainingSettings } from '../../src/training/TrainingSettings';
import { compareRuns, differences } from './compareRuns';

const run = (settings: Partial<TrainingSettings>, changed: Partial<RunSummary> = {}): RunSummary => ({
  id: 'r',
  name: 'Run',
  folder: '/runs/r',
  own: true,
  networkName: 'First CNN',
  startedAt: '2026-01-01T00:00:00Z',
  resumedAt: null,
  resumeStep: null,
  status: 'done',
  engineName: 'tfjs-node',
  engine: 'TensorFlow 2.21.0',
  device: 'CPU',
  threads: 2,
  params: 42_682,
  settings: { ...defaultTraining, ...settings },
  lastEpoch: null,
  testAccuracy: null,
  failure: null,
  ...changed,
});
const compared = (...runs: RunSummary[]) =>
  Object.fromEntries(differences(compareRuns(runs)).map(({ label, values }) => [label, values]));

test('equal runs have no differences, and everything is listed', () => {
  expect(compared(run({}), run({}))).toEqual({});
  const rows = Object.fromEntries(compareRuns([run({})]).map(({ label, values }) => [label, values[0]]));
  expect(rows).toMatchObject({
    Network: 'First CNN',
    Parameters: '42,682',
    Epochs: '3',
    Loss: 'Categorical cross-entropy',
    'Image limit': 'all images',
    Optimizer: 'Adam',
    'Learning rate': '0.001',
    Schedule: 'Constant',
    'Warm-up epochs': '0',
    'Gradient clipping': 'off',
    'Early stopping': 'off',
    Engine: 'TensorFlow 2.21.0, CPU, 2 threads',
  });
});

test.each([
  { name: 'a setting', others: [run({}), run({ batchSize: 256 })], expected: { 'Batch size': ['32', '256'] } },
  {
    name: 'what one of them has not',
    others: [
      run({ optimizer: { type: 'sgd', learningRate: 0.01, momentum: 0.9, nesterov: true } }),
      run({ optimizer: { type: 'adagrad', learningRate: 0.01, initialAccumulatorValue: 0.1, epsilon: 1e-7 } }),
    ],
    expected: {
      Optimizer: ['SGD', 'Adagrad'],
      Momentum: ['0.9', '–'],
      Nesterov: ['yes', '–'],
      'Initial accumulator': ['–', '0.1'],
      Epsilon: ['–', '1e-7'],
    },
  },
  {
    name: 'schedules and clipping',
    others: [
      run({ schedule: { type: 'cosine', minimum: 0.01, warmupEpochs: 1 } }),
      run({ gradientClipping: { type: 'norm', limit: 2 } }),
    ],
    expected: {
      Schedule: ['Cosine', 'Constant'],
      'Final share': ['0.01', '–'],
      'Warm-up epochs': ['1', '0'],
      'Gradient clipping': ['off', 'Each weight'],
      'Gradient limit': ['–', '2'],
    },
  },
  {
    name: 'the result',
    others: [run({}, { testAccuracy: 0.97 }), run({}, { testAccuracy: 0.982 })],
    expected: { 'Test accuracy': ['97.0 %', '98.2 %'] },
  },
])('differences: $name', ({ others, expected }) => expect(compared(...others)).toEqual(expected));
