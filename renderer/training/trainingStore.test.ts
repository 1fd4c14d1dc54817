import { beforeEach, expect, test, vi } from 'vitest';
import type { Problem, RequestInput, RequestName, RequestOutput } from '../../src/contract/api';
import type { RunDetail, RunStatus } from '../../src/training/RunRecord';
import { setConnection } from '../bridge/connection';
import { useDocumentStore } from '../state/documentStore';
import { seriesOf } from './runSeries';
import { type FakeBridge, fakeBridge } from './testing/fakeBridge';
import { syntheticBatch, syntheticEpoch, syntheticEvaluation, syntheticSummary } from './testing/syntheticRun';
import { initialTraining } from './trainingState';
import { useTrainingStore } from './trainingStore';

let bridge: FakeBridge = fakeBridge({});

vi.mock('../bridge/bridge', async (original) => ({
  ...(await original<typeof import('../bridge/bridge')>()),
  getBridge: () => bridge,
}));

const curve = { seed: 1, stepsPerEpoch: 10, epochs: 3, floor: 0.1, overfitsAfter: null };
const batches = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => syntheticBatch(curve, from + index));
const detail = (id: string, steps: number, status: RunStatus): RunDetail => ({
  summary: syntheticSummary(id, { status }),
  stepsPerEpoch: 10,
  batches: batches(1, steps),
  epochs: [],
  evaluation: status === 'done' ? syntheticEvaluation() : null,
});
const use = (requests: { readonly [N in RequestName]?: (input: RequestInput<N>) => RequestOutput<N> | Problem }) => {
  bridge = fakeBridge(requests);
  return useTrainingStore.getState().connect();
};
const store = () => useTrainingStore.getState();
const stepsOf = (id: string) => {
  const { steps } = seriesOf(id);
  return Array.from({ length: steps.length }, (_, index) => steps.at(index));
};
const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

beforeEach(() => useTrainingStore.setState(initialTraining));

test('a run that goes on is picked up: the file and the events make one line', async () => {
  let reads = 0;
  const stopListening = use({
    listRuns: () => [syntheticSummary('going', { status: 'running' })],
    readRun: () => {
      reads += 1;
      // Events arrive while the file is read, and repeat its last points.
      bridge.emit({ type: 'batches', runId: 'going', imagesPerSecond: 100, batches: batches(5, 8) });
      return detail('going', 6, 'running');
    },
  });
  await settled();
  bridge.emit({ type: 'batches', runId: 'going', imagesPerSecond: 100, batches: batches(9, 12) });
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
  const call = bridge.calls.find(({ name }) => name === 'startRun');
  expect(call?.input).toMatchObject({ engine: null, text: expect.stringContaining('"convcanvas"') });
  bridge.emit({
    type: 'runStarted',
    runId: 'new',
    stepsPerEpoch: 10,
    images: { train: 90, validation: 10, test: 10 },
    skipped: [],
    resumed: null,
  });
  bridge.emit({ type: 'batches', runId: 'new', imagesPerSecond: 100, batches: batches(1, 2) });
  expect(store()).toMatchObject({ starting: false, active: { runId: 'new', images: { train: 90 } } });
  expect(stepsOf('new')).toEqual([1, 2]);
  expect(seriesOf('new').epochAt(5)).toBe(0.5);
  stopListening();
});

test('trains on another engine than the settings say where that is asked for, this once', async () => {
  use({ listRuns: () => [], startRun: () => syntheticSummary('new', { status: 'running' }) });
  await settled();
  await store().start('tfjs-wasm');
  const call = bridge.calls.find(({ name }) => name === 'startRun');
  expect(call?.input).toMatchObject({ engine: 'tfjs-wasm' });
  expect(bridge.calls.some(({ name }) => name === 'changeSettings')).toBe(false);
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
  bridge.emit({ type: 'batches', runId: 'quiet', imagesPerSecond: 100, batches: batches(11, 15) });
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
  bridge.emit({ type: 'run', summary: syntheticSummary('p', { status: settles }) });
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
  expect(bridge.calls.find(({ name }) => name === 'resumeRun')?.input).toEqual({ runId: 'r', epochs: 6 });
  expect(store()).toMatchObject({
    starting: false,
    active: { runId: 'r', startedAt: Date.parse('2026-01-02T10:00Z') },
  });
  bridge.emit({
    type: 'runStarted',
    runId: 'r',
    stepsPerEpoch: 10,
    images: { train: 90, validation: 10, test: 10 },
    skipped: [],
    resumed: { step: 5, epoch: 1 },
  });
  bridge.emit({ type: 'batches', runId: 'r', imagesPerSecond: 100, batches: batches(6, 7) });
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
      bridge.emit({ type: 'run', summary: syntheticSummary('fast', { status: 'done', resumedAt }) });
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
  bridge.emit({ type: 'evaluation', runId: 'end', evaluation: syntheticEvaluation() });
  bridge.emit({ type: 'run', summary: syntheticSummary('end', { status: 'done' }) });
  expect(store().active).toBeNull();
  expect(store().shown.selectedId).toBe('end');
  expect(store().evaluations.end?.accuracy).toBe(0.97);
  stopListening();
});

test('a past run is read when it is pinned, and one that cannot be read says why', async () => {
  const stopListening = use({
    listRuns: () => [syntheticSummary('a'), syntheticSummary('b')],
    readRun: ({ runId }) => {
      if (runId === 'b') return { code: 'folder-missing', message: 'The folder of the run is gone.' };
      return detail(runId, 30, 'done');
    },
  });
  await settled();
  expect(store().details).toEqual({ a: 'ready' });
  expect(store().evaluations.a).toBeDefined();
  store().togglePin('b');
  await settled();
  expect(store().details.b).toMatchObject({ message: 'The folder of the run is gone.' });
  stopListening();
});

test('a refused new name is taken back', async () => {
  const stopListening = use({ listRuns: () => [syntheticSummary('n')], readRun: () => detail('n', 1, 'done') });
  await settled();
  const renamed = store().rename('n', '  Wide  ');
  expect(store().runs[0]?.name).toBe('Wide');
  await renamed;
  expect(store().runs[0]?.name).toBe('Run n');
  expect(store().problem).not.toBeNull();
  stopListening();
});

test('a run that was taken out comes back as it was', async () => {
  const stopListening = use({
    listRuns: () => [syntheticSummary('x'), syntheticSummary('y')],
    readRun: ({ runId }) => detail(runId, 3, 'done'),
  });
  await settled();
  const { runs, shown } = store();
  const [run] = runs;
  store().takeOut('x');
  expect(store().runs.map(({ id }) => id)).toEqual(['y']);
  expect(store().shown.selectedId).toBe('y');
  if (run !== undefined) store().putBack(run, shown);
  await settled();
  expect(new Set(store().runs.map(({ id }) => id))).toEqual(new Set(['x', 'y']));
  expect(store().shown.selectedId).toBe('x');
  expect(stepsOf('x')).toEqual([1, 2, 3]);
  stopListening();
});

test('a run that another program leads is listed, is not the active one, and ends when the window looks again', async () => {
  let status: RunStatus = 'running';
  let points = 4;
  const elsewhere = () => syntheticSummary('cli', { status, own: false });
  const stopListening = use({
    listRuns: () => [elsewhere()],
    readRun: () => detail('cli', points, status),
    startRun: () => syntheticSummary('mine', { status: 'running' }),
  });
  await settled();
  expect(store()).toMatchObject({ active: null, runs: [{ id: 'cli', status: 'running' }] });
  expect(stepsOf('cli')).toEqual(upTo(4));
  // Its new name is told as every run's is.
  bridge.emit({ type: 'run', summary: elsewhere() });
  expect(store().active).toBeNull();
  status = 'done';
  points = 9;
  await store().lookAgain();
  await settled();
  expect(store().runs).toMatchObject([{ id: 'cli', status: 'done' }]);
  expect(stepsOf('cli')).toEqual(upTo(9));
  await store().start();
  expect(store().active?.runId).toBe('mine');
  stopListening();
});

test('looking again takes nothing back that events have told meanwhile, and brings no deleted run back', async () => {
  let answered = [syntheticSummary('old', { own: false })];
  const stopListening = use({ listRuns: () => answered, readRun: ({ runId }) => detail(runId, 1, 'done') });
  await settled();
  bridge.emit({ type: 'run', summary: syntheticSummary('mine', { status: 'running' }) });
  store().takeOut('old');
  // As it was read before the run began, and before the folder of the other is gone.
  await store().lookAgain();
  expect(store().runs.map(({ id }) => id)).toEqual(['mine']);
  answered = [syntheticSummary('mine', { status: 'paused' })];
  await store().lookAgain();
  expect(store()).toMatchObject({ active: { runId: 'mine' }, runs: [{ id: 'mine', status: 'running' }] });
  stopListening();
});

test('a folder of images counts from the file of the network', async () => {
  const document = { name: 'Mine', nodes: [], edges: [], training: { dataset: 'images' } };
  useDocumentStore.getState().open(document, '/home/ada/mine.cnn.json');
  const stopListening = use({ listRuns: () => [], startRun: () => syntheticSummary('new', { status: 'running' }) });
  await store().start();
  const call = bridge.calls.find(({ name }) => name === 'startRun');
  expect(call?.input).toMatchObject({ text: expect.stringContaining('"/home/ada/images"') });
  expect(useDocumentStore.getState()).toMatchObject({ document, unsaved: false });
  stopListening();
});
