import { expect, test } from 'vitest';
import type { ServiceEvent } from '../../src/contract/events';
import type { RunStatus, RunSummary } from '../../src/training/RunRecord';
import { defaultTraining } from '../../src/training/resolveTraining';
import { activityOf, afterEvent, type RunActivity, secondsElapsed } from './RunActivity';

const summary = (status: RunStatus): RunSummary => ({
  id: 'r1',
  name: 'Run 1',
  folder: '/runs/r1',
  own: true,
  networkName: 'First CNN',
  startedAt: '1970-01-01T00:00:10.000Z',
  resumedAt: null,
  resumeStep: null,
  status,
  engineName: null,
  engine: null,
  threads: null,
  device: null,
  params: 0,
  settings: defaultTraining,
  lastEpoch: null,
  testAccuracy: null,
  failure: null,
});
const run = (status: RunStatus): ServiceEvent => ({ type: 'run', summary: summary(status) });
const started = activityOf(summary('running'), 10_000);
/** Applies events, each with its time in seconds. */
const after = (...events: (readonly [seconds: number, event: ServiceEvent])[]) =>
  events.reduce<RunActivity | null>(
    (activity, [seconds, event]) => (activity === null ? null : afterEvent(activity, event, seconds * 1000)),
    started,
  );

test.each(['done', 'stopped', 'failed', 'interrupted'] as const)('a run that is %s is no longer active', (status) => {
  expect(after([11, run(status)])).toBeNull();
});

test('time stands still while the run is paused', () => {
  const paused = after([14, run('paused')]);
  expect(paused?.status).toBe('paused');
  expect(paused && secondsElapsed(paused, 60_000)).toBe(4);
  const resumed = after([14, run('paused')], [60, run('running')]);
  expect(resumed && secondsElapsed(resumed, 65_000)).toBe(9);
});

test.each([
  { pending: 'pause' as const, status: 'paused' as const, left: null },
  { pending: 'resume' as const, status: 'running' as const, left: null },
  { pending: 'stop' as const, status: 'running' as const, left: 'stop' },
  { pending: 'pause' as const, status: 'running' as const, left: 'pause' },
])('$pending is acknowledged by $status: $left', ({ pending, status, left }) => {
  expect(afterEvent({ ...started, pending }, run(status), 0)?.pending).toBe(left);
});

test('late batches do not hide the phase that follows them', () => {
  const validating: ServiceEvent = { type: 'runProgress', runId: 'r1', phase: 'validating', text: '', progress: 0 };
  const batches: ServiceEvent = { type: 'batches', runId: 'r1', imagesPerSecond: 10, batches: [] };
  expect(after([10, validating], [11, batches])?.phase).toBe('validating');
});

test('the phase follows what is said, and the first batches mean training', () => {
  const loading: ServiceEvent = {
    type: 'runProgress',
    runId: 'r1',
    phase: 'loading',
    text: 'Reading MNIST',
    progress: 0.5,
  };
  const batches: ServiceEvent = { type: 'batches', runId: 'r1', imagesPerSecond: 10, batches: [] };
  expect(after([10, loading])).toMatchObject({ phase: 'loading', text: 'Reading MNIST', progress: 0.5 });
  expect(after([10, loading], [11, batches])).toMatchObject({ phase: 'training', text: '', progress: null });
});

test('a clock that is behind gives no negative time', () => {
  expect(secondsElapsed(activityOf(summary('running'), 5_000), 5_000)).toBe(0);
});

test('files that turn out to be damaged later are counted with those of the beginning', () => {
  const file = (name: string) => ({ file: name, reason: 'it is damaged' });
  const images = { train: 10, validation: 0, test: 0 };
  const begun = { type: 'runStarted', runId: 'r1', stepsPerEpoch: 5, images, resumed: null } as const;
  const activity = after(
    [11, { ...begun, skipped: [file('a')] }],
    [12, { type: 'runSkipped', runId: 'r1', skipped: [file('b'), file('c')] }],
  );
  expect(activity?.skipped).toEqual([file('a'), file('b'), file('c')]);
});
