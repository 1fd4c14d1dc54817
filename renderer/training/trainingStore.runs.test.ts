import { beforeEach, expect, test, vi } from 'vitest';
import type { RunStatus } from '../../src/training/RunRecord';
import { useDocumentStore } from '../state/documentStore';
import { held } from './testing/heldBridge';
import { detail, settled, stepsOf, store, upTo, use } from './testing/storeHarness';
import { syntheticSummary } from './testing/syntheticRun';
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
  held.bridge.emit({ type: 'run', summary: elsewhere() });
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
  held.bridge.emit({ type: 'run', summary: syntheticSummary('mine', { status: 'running' }) });
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
  const call = held.bridge.calls.find(({ name }) => name === 'startRun');
  expect(call?.input).toMatchObject({ text: expect.stringContaining('"/home/ada/images"') });
  expect(useDocumentStore.getState()).toMatchObject({ document, unsaved: false });
  stopListening();
});
