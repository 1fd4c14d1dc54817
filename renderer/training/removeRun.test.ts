import { beforeEach, expect, test, vi } from 'vitest';
import { useUiStore } from '../state/uiStore';
import { removeRun } from './removeRun';
import { type FakeBridge, fakeBridge } from './testing/fakeBridge';
import { syntheticSummary } from './testing/syntheticRun';
import { initialTraining } from './trainingState';
import { useTrainingStore } from './trainingStore';

let bridge: FakeBridge = fakeBridge({});

vi.mock('../bridge/bridge', async (original) => ({
  ...(await original<typeof import('../bridge/bridge')>()),
  getBridge: () => bridge,
}));

const ids = () => useTrainingStore.getState().runs.map(({ id }) => id);
const toasts = () => useUiStore.getState().toasts;
const deletions = () => bridge.calls.filter(({ name }) => name === 'deleteRun').length;
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

beforeEach(() => {
  bridge = fakeBridge({ deleteRun: () => null });
  useTrainingStore.setState({ ...initialTraining, runs: [syntheticSummary('1'), syntheticSummary('2')] });
  useUiStore.setState({ toasts: [] });
});

test('the folder is deleted only when the offer to undo is gone', async () => {
  removeRun('1');
  expect(ids()).toEqual(['2']);
  expect(toasts().map(({ text }) => text)).toEqual(['Run 1 deleted']);
  await settled();
  expect(deletions()).toBe(0);
  for (const { id } of toasts()) useUiStore.getState().closeToast(id);
  await settled();
  expect(deletions()).toBe(1);
});

test('undo brings the run back and deletes nothing', async () => {
  removeRun('1');
  const [toast] = toasts();
  // As the toast does it: it closes, then acts.
  if (toast !== undefined) useUiStore.getState().closeToast(toast.id);
  toast?.action?.run();
  await settled();
  expect(new Set(ids())).toEqual(new Set(['1', '2']));
  expect(deletions()).toBe(0);
});

test('a folder that cannot be deleted brings the run back and says why', async () => {
  bridge = fakeBridge({ deleteRun: () => ({ code: 'no-access', message: 'The folder is write-protected.' }) });
  removeRun('1');
  for (const { id } of toasts()) useUiStore.getState().closeToast(id);
  await settled();
  expect(new Set(ids())).toEqual(new Set(['1', '2']));
  expect(toasts().map(({ text }) => text)).toEqual(['The folder is write-protected.']);
});
