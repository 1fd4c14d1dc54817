import { beforeEach, expect, test, vi } from 'vitest';
import type { Recovery } from '../../src/contract/api';
import { serializeDocument } from '../../src/document/fileFormat';
import { useDocumentStore } from '../state/documentStore';
import { useUiStore } from '../state/uiStore';
import { type FakeBridge, fakeBridge } from '../training/testing/fakeBridge';
import { keepRecoveryCopy, offerRecovery } from './recovery';
import { answerCloseRequest } from './windowState';

let bridge: FakeBridge = fakeBridge({});

vi.mock('../bridge/bridge', async (original) => ({
  ...(await original<typeof import('../bridge/bridge')>()),
  getBridge: () => bridge,
}));

const template = { name: 'Template', nodes: [], edges: [] };
const lost = { name: 'Lost work', nodes: [], edges: [] };

let copy: Recovery | null = null;

/** A window that has just shown its first network, with this copy of the last session on the disk. */
function startWith(text: string | null): () => void {
  copy = text === null ? null : { text, path: null, savedAt: '2026-01-31T12:00:00.000Z' };
  bridge = fakeBridge({
    readRecovery: () => copy,
    writeRecovery: ({ text, path }) => {
      copy = { text, path, savedAt: '' };
      return null;
    },
    clearRecovery: () => {
      copy = null;
      return null;
    },
    answerClose: () => null,
  });
  const stop = keepRecoveryCopy();
  useDocumentStore.getState().open(template, null);
  return stop;
}

function answerQuestion(yes: boolean): void {
  const { dialog } = useUiStore.getState();
  if (dialog?.kind !== 'question') throw new Error('There is no question.');
  dialog.question.answer(yes);
}

const settled = () => vi.advanceTimersByTimeAsync(5000);

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('window', { setTimeout, clearTimeout });
  const stored = new Map<string, string>();
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
  });
  useUiStore.setState({ dialog: null, toasts: [] });
  return () => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  };
});

test.each([
  ['however long the question stands', settled],
  ['when the window closes before the answer', () => answerCloseRequest(false)],
])('unsaved work stays on the disk %s', async (_, happens) => {
  const stop = startWith(serializeDocument(lost));
  const offered = offerRecovery();
  await happens();
  expect(copy?.text).toBe(serializeDocument(lost));

  await settled();
  answerQuestion(true);
  expect(await offered).toBe(true);
  expect(useDocumentStore.getState()).toMatchObject({ document: lost, unsaved: true });
  await settled();
  expect(copy?.text).toBe(serializeDocument(lost));
  stop();
});

test('every request names this window, the same one each time', async () => {
  const stop = startWith(null);
  await offerRecovery();
  useDocumentStore.getState().open(lost, null, { unsaved: true });
  await settled();
  const ids = bridge.calls.map(({ name, input }) => [name, (input as { readonly windowId?: unknown }).windowId]);
  const [[, id] = []] = ids;
  expect(id).toMatch(/^[\w-]{8,64}$/);
  expect(ids).toEqual(['readRecovery', 'clearRecovery', 'writeRecovery'].map((name) => [name, id]));
  stop();
});

test('work that is not wanted back is dropped, and is not asked for again', async () => {
  const stop = startWith(serializeDocument(lost));
  const offered = offerRecovery();
  await settled();
  answerQuestion(false);
  expect(await offered).toBe(false);
  expect(copy).toBeNull();
  expect(useDocumentStore.getState().document).toBe(template);
  stop();
});

test('a copy that cannot be read is told, with its text', async () => {
  const stop = startWith('{ "format": "conv');
  expect(await offerRecovery()).toBe(false);
  expect(useUiStore.getState().toasts).toMatchObject([{ tone: 'error', detail: '{ "format": "conv' }]);
  stop();
});
