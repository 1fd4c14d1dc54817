import { beforeEach, expect, test, vi } from 'vitest';
import { useDocumentStore } from '../state/documentStore';
import { useUiStore } from '../state/uiStore';
import { type FakeBridge, fakeBridge } from '../training/testing/fakeBridge';
import { saveAs } from './fileActions';

const written: string[] = [];

/** A front end without native dialogs, whose documents folder holds one network. */
const bridge: FakeBridge = fakeBridge({
  appInfo: () => ({
    version: '0.0.0',
    platform: 'linux',
    frontEnd: 'browser',
    nativeDialogs: false,
    documentsFolder: '/home/ada',
    openAtStart: null,
  }),
  listDocuments: () => [{ path: '/home/ada/LeNet.cnn.json', name: 'LeNet' }],
  saveDocument: ({ path }) => {
    written.push(path ?? '');
    return { path: path ?? '' };
  },
});

vi.mock('../bridge/bridge', async (original) => ({
  ...(await original<typeof import('../bridge/bridge')>()),
  getBridge: () => bridge,
}));

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

beforeEach(() => {
  written.length = 0;
  useUiStore.setState({ dialog: null });
  useDocumentStore.getState().open({ name: 'LeNet', nodes: [], edges: [] }, null);
});

/** Chooses a path in the dialog; answers what is asked next. */
async function choose(path: string) {
  await settled();
  const { dialog } = useUiStore.getState();
  if (dialog?.kind !== 'saveAs') throw new Error('Nothing asks for a name.');
  useUiStore.getState().closeDialog();
  dialog.answer(path);
  await settled();
  const next = useUiStore.getState().dialog;
  return next?.kind === 'question' ? next.question : null;
}

test.each([
  { yes: true, files: ['/home/ada/LeNet.cnn.json'] },
  { yes: false, files: [] },
])('another network of the same name is replaced only where the person says so: $yes', async ({ yes, files }) => {
  const saved = saveAs();
  const question = await choose('/home/ada/LeNet.cnn.json');
  expect(question?.title).toBe('Replace LeNet.cnn.json?');
  question?.answer(yes);
  expect(await saved).toBe(yes);
  expect(written).toEqual(files);
});

test.each([
  { what: 'a new name', own: null, path: '/home/ada/LeNet 2.cnn.json' },
  { what: "the network's own file", own: '/home/ada/LeNet.cnn.json', path: '/home/ada/LeNet.cnn.json' },
])('$what is written without a question', async ({ own, path }) => {
  useDocumentStore.getState().open({ name: 'LeNet', nodes: [], edges: [] }, own);
  const saved = saveAs();
  expect(await choose(path)).toBeNull();
  expect(await saved).toBe(true);
  expect(written).toEqual([path]);
});
