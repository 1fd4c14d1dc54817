import { beforeEach, expect, test, vi } from 'vitest';
import { setConnection } from '../bridge/connection';
import { seriesOf } from './runSeries';
import { held } from './testing/heldBridge';
import { batches, curve, detail, settled, stepsOf, store, upTo, use } from './testing/storeHarness';
import { syntheticEpoch, syntheticEvaluation, syntheticSummary } from './testing/syntheticRun';
import { initialTraining } from './trainingState';
import { useTrainingStore } from './trainingStore';

vi.mock('../bridge/bridge', async (original) => {
  const harness = await import('./testing/heldBridge');
  return {
    ...(await original<typeof import('../bridge/bridge')>()),
    getBridge: () => harness.held.bridge,
  };
});

beforeEach(() => useTrainingStore.setState(initialTraining));

test('a run that goes on is picked up: the file and the events make one line', async () => {
  let reads = 0;
  const stopListening = use({
    listRuns: () => [syntheticSummary('going', { status: 'running' })],
    readRun: () => {
      reads += 1;
      // Events arrive while the file is read, and repeat its last points.
      held.bridge.emit({ type: 'batches', runId: 'going', imagesPerSecond: 100, batches: batches(5, 8) });
      return detail('going', 6, 'running');
    },
  });
  await settled();
  held.bridge.emit({ type: 'batches', runId: 'going', imagesPerSecond: 100, batches: batches(9, 12) });
  expect(store().active?.runId).toBe('going');
  expect(store().shown.selectedId).toBe('going');
  expect(stepsOf('going')).toEqual(upTo(12));
  expect(reads).toBe(1);
  stopListening();
});

test('what was missed while the connection was broken is read again', async () => {
  let written = 4;
  const stopListening = use({
    listRuns: () => [syntheticSummary('broken', { status: written < 9 ? 'running' : 'done' })],
    readRun: () => detail('broken', written, written < 9 ? 'running' : 'done'),
  });
  await settled();
  setConnection('connecting');
  written = 9;
  setConnection('connected');
  await settled();
  expect(stepsOf('broken')).toEqual(upTo(9));
  expect(store().active).toBeNull();
  expect(store().evaluations.broken).toBeDefined();
  stopListening();
});

test('connecting again doubles nothing', async () => {
  const requests = {
    listRuns: () => [syntheticSummary('again', { status: 'running' as const })],
    readRun: () => detail('again', 6, 'running'),
  };
  use(requests)();
  await settled();
  useTrainingStore.setState(initialTraining);
  const stopListening = use(requests);
  await settled();
  expect(stepsOf('again')).toEqual(upTo(6));
  stopListening();
});

test('start sends the document, and shows the run from its first point', async () => {
  const stopListening = use({
    listRuns: () => [],
    startRun: () => syntheticSummary('new', { status: 'running' }),
    readRun: () => detail('new', 0, 'running'),
  });
  await settled();
  const started = store().start();
  expect(store().starting).toBe(true);
  await started;
  await settled();
  const call = held.bridge.calls.find(({ name }) => name === 'startRun');
  expect(call?.input).toMatchObject({ engine: null, text: expect.stringContaining('"convcanvas"') });
  held.bridge.emit({
    type: 'runStarted',
    runId: 'new',
    stepsPerEpoch: 10,
    images: { train: 90, validation: 10, test: 10 },
    skipped: [],
    resumed: null,
  });
  held.bridge.emit({ type: 'batches', runId: 'new', imagesPerSecond: 100, batches: batches(1, 2) });
  expect(store()).toMatchObject({ starting: false, active: { runId: 'new', images: { train: 90 } } });
  expect(stepsOf('new')).toEqual([1, 2]);
  expect(seriesOf('new').epochAt(5)).toBe(0.5);
  stopListening();
});

test('trains on another engine than the settings say where that is asked for, this once', async () => {
  use({ listRuns: () => [], startRun: () => syntheticSummary('new', { status: 'running' }) });
  await settled();
  await store().start('tfjs-wasm');
  const call = held.bridge.calls.find(({ name }) => name === 'startRun');
  expect(call?.input).toMatchObject({ engine: 'tfjs-wasm' });
  expect(held.bridge.calls.some(({ name }) => name === 'changeSettings')).toBe(false);
});

test('a run that cannot be started says why, and nothing is active', async () => {
  const stopListening = use({ listRuns: () => [] });
  await store().start();
  expect(store()).toMatchObject({ starting: false, active: null, problem: { message: 'startRun is not there.' } });
  store().dismissProblem();
  expect(store().problem).toBeNull();
  stopListening();
});

test('a batch changes the series and leaves the state as it is', async () => {
  const stopListening = use({
    listRuns: () => [syntheticSummary('quiet', { status: 'running', lastEpoch: syntheticEpoch(curve, 1) })],
    readRun: () => detail('quiet', 10, 'running'),
  });
  await settled();
  const before = store();
  held.bridge.emit({ type: 'batches', runId: 'quiet', imagesPerSecond: 100, batches: batches(11, 15) });
  expect(store()).toBe(before);
  expect(seriesOf('quiet').steps.last).toBe(15);
  stopListening();
});

test.each([
  { does: 'pause', status: 'running', request: 'pauseRun', pending: 'pause', settles: 'paused' },
  { does: 'resume', status: 'paused', request: 'resumeRun', pending: 'resume', settles: 'running' },
] as const)('$does is noted at once and settled by the run', async ({ status, request, pending, settles }) => {
  const stopListening = use({
    listRuns: () => [syntheticSummary('p', { status })],
    readRun: () => detail('p', 1, status),
    [request]: () => null,
  });
  await settled();
  const asked = store().pauseOrResume();
  expect(store().active?.pending).toBe(pending);
  await asked;
  held.bridge.emit({ type: 'run', summary: syntheticSummary('p', { status: settles }) });
  expect(store().active).toMatchObject({ status: settles, pending: null });
  stopListening();
});

test('a run that has ended goes on: its curve from the checkpoint, its evaluation anew', async () => {
  const resumed = syntheticSummary('r', { status: 'running', resumedAt: '2026-01-02T10:00:00.000Z' });
  const stopListening = use({
    listRuns: () => [syntheticSummary('r', { status: 'stopped' })],
    readRun: () => ({ ...detail('r', 8, 'stopped'), evaluation: syntheticEvaluation() }),
    resumeRun: () => resumed,
  });
  await settled();
  expect(store().evaluations.r).toBeDefined();
  const asked = store().resumeRun('r', 6);
  expect(store().starting).toBe(true);
  await asked;
  expect(held.bridge.calls.find(({ name }) => name === 'resumeRun')?.input).toEqual({ runId: 'r', epochs: 6 });
  expect(store()).toMatchObject({
    starting: false,
    active: { runId: 'r', startedAt: Date.parse('2026-01-02T10:00Z') },
  });
  held.bridge.emit({
    type: 'runStarted',
    runId: 'r',
    stepsPerEpoch: 10,
    images: { train: 90, validation: 10, test: 10 },
    skipped: [],
    resumed: { step: 5, epoch: 1 },
  });
  held.bridge.emit({ type: 'batches', runId: 'r', imagesPerSecond: 100, batches: batches(6, 7) });
  expect(stepsOf('r')).toEqual(upTo(7));
  expect(store().evaluations.r).toBeUndefined();
  stopListening();
});

test('the answer to a resumption does not undo what events have told since', async () => {
  const resumedAt = '2026-01-02T10:00:00.000Z';
  const stopListening = use({
    listRuns: () => [syntheticSummary('fast', { status: 'stopped' })],
    readRun: () => detail('fast', 8, 'stopped'),
    resumeRun: () => {
      held.bridge.emit({ type: 'run', summary: syntheticSummary('fast', { status: 'done', resumedAt }) });
      return syntheticSummary('fast', { status: 'running', resumedAt });
    },
  });
  await settled();
  await store().resumeRun('fast', null);
  expect(store().active).toBeNull();
  expect(store().runs[0]?.status).toBe('done');
  stopListening();
});

test('a refused stop can be asked for again', async () => {
  const stopListening = use({
    listRuns: () => [syntheticSummary('s', { status: 'running' })],
    readRun: () => detail('s', 1, 'running'),
  });
  await settled();
  await store().stop();
  expect(store().active?.pending).toBeNull();
  expect(store().problem?.message).toBe('stopRun is not there.');
  stopListening();
});

test('the end of a run leaves it shown, with its evaluation', async () => {
  const stopListening = use({
    listRuns: () => [syntheticSummary('end', { status: 'running' })],
    readRun: () => detail('end', 1, 'running'),
  });
  await settled();
  held.bridge.emit({ type: 'evaluation', runId: 'end', evaluation: syntheticEvaluation() });
  held.bridge.emit({ type: 'run', summary: syntheticSummary('end', { status: 'done' }) });
  expect(store().active).toBeNull();
  expect(store().shown.selectedId).toBe('end');
  expect(store().evaluations.end?.accuracy).toBe(0.97);
  stopListening();
});
