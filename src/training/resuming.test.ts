import { expect, it } from 'vitest';
import type { RunStatus, RunSummary } from './RunRecord';
import { resolveTraining } from './resolveTraining';
import { canTest, moreEpochs, type Resuming, resumingOf } from './resuming';

const epoch = (number: number) => ({
  epoch: number,
  step: 10 * number,
  loss: 1,
  accuracy: 0.5,
  valLoss: null,
  valAccuracy: null,
  seconds: 1,
  imagesPerSecond: 100,
});

function run(status: RunStatus, changes: Partial<RunSummary> = {}): RunSummary {
  return {
    id: 'run',
    name: 'Run 1',
    folder: '/runs/run',
    own: true,
    networkName: 'Network',
    startedAt: '2026-01-01T00:00:00.000Z',
    resumedAt: null,
    resumeStep: 25,
    status,
    engineName: 'tfjs-node',
    engine: 'TensorFlow 2.21.0',
    device: 'CPU',
    threads: 2,
    params: 10,
    settings: resolveTraining({ epochs: 3 }).settings,
    lastEpoch: epoch(2),
    testAccuracy: null,
    failure: null,
    ...changes,
  };
}
const failed = (code: string) => run('failed', { failure: { code, message: '' } });

it.each<readonly [string, RunSummary, Resuming | null]>([
  ['stopped', run('stopped'), 'resume'],
  ['interrupted', run('interrupted'), 'resume'],
  ['stopped before its first step', run('stopped', { resumeStep: 0 }), null],
  ['of an earlier version, without a checkpoint', run('stopped', { resumeStep: null }), null],
  ['that goes on', run('running'), null],
  ['that is paused', run('paused'), null],
  ['whose process died', failed('trainer-died'), 'resume'],
  ['for which memory or disk was too small', failed('disk-full'), 'resume'],
  ['whose loss is no number', failed('diverged'), null],
  ['that has had all its epochs', run('done', { lastEpoch: epoch(3) }), 'longer'],
  ['that early stopping ended', run('done'), null],
])('a run %s', (_, summary, expected) => {
  expect(resumingOf(summary)).toBe(expected);
});

it.each<readonly [string, RunSummary, boolean]>([
  ['stopped', run('stopped'), true],
  ['interrupted', run('interrupted'), true],
  ['stopped and tested', run('stopped', { testAccuracy: 0.9 }), false],
  ['without a checkpoint', run('stopped', { resumeStep: null }), false],
  ['that failed', failed('trainer-died'), false],
  ['that goes on', run('running'), false],
])('a run %s can be tested: %#', (_, summary, expected) => {
  expect(canTest(summary)).toBe(expected);
});

it.each([
  [1, 1],
  [3, 3],
  [200, 10],
])('after %i epochs it offers %i more', (epochs, expected) => {
  expect(moreEpochs(run('done', { settings: resolveTraining({ epochs }).settings }))).toBe(expected);
});
