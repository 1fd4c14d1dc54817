import { beforeEach, expect, test, vi } from 'vitest';
import type { ImportedNetwork } from '../../src/contract/importing';
import { serializeDocument } from '../../src/document/fileFormat';
import { openPath } from '../files/fileActions';
import { useDocumentStore } from '../state/documentStore';
import { useUiStore } from '../state/uiStore';
import { type FakeBridge, fakeBridge } from '../training/testing/fakeBridge';
import { syntheticSummary } from '../training/testing/syntheticRun';
import { initialTraining } from '../training/trainingState';
import { useTrainingStore } from '../training/trainingStore';
import { hideImportReport, showImportReport, useImportStore } from './importReport';

let bridge: FakeBridge = fakeBridge({});

vi.mock('../bridge/bridge', async (original) => ({
  ...(await original<typeof import('../bridge/bridge')>()),
  getBridge: () => bridge,
}));
vi.stubGlobal('window', { setTimeout: () => 0, clearTimeout: () => {} });

const before = { name: 'Mine', nodes: [], edges: [] };
const imported: ImportedNetwork = {
  text: serializeDocument({
    name: 'Theirs',
    nodes: [{ id: 'input', type: 'Input', params: {}, position: { x: 0, y: 0 } }],
    edges: [],
  }),
  name: 'Theirs',
  format: 'Keras 3 (.keras)',
  notes: [{ kind: 'lost', nodeId: 'input', layer: 'twice (Lambda)', message: 'It is never run.' }],
  weightCount: 25_000,
  runId: 'r1',
};

/** Services that open a file with this text, and import it so. */
function serve(text: string | null, answer: Parameters<typeof fakeBridge>[0]['importNetwork'] = () => imported): void {
  bridge = fakeBridge({
    openDocument: ({ path }) => ({ path: path ?? '/chosen.keras', text }),
    importNetwork: answer,
    listRuns: () => [syntheticSummary('r1', { name: 'Imported: Theirs' })],
  });
}

beforeEach(() => {
  useUiStore.setState({ dialog: null, toasts: [], view: 'train' });
  useTrainingStore.setState(initialTraining);
  useImportStore.setState({ report: null, open: false });
  useDocumentStore.getState().open(before, '/mine.cnn.json');
});

const imports = () => bridge.calls.filter(({ name }) => name === 'importNetwork').map(({ input }) => input);

test.each([
  ['/model.keras', null],
  ['/model.json', '{"format":"layers-model","modelTopology":{},"weightsManifest":[]}'],
])('%s opens as a new network that no file holds, with its report and its run', async (path, text) => {
  serve(text);
  await openPath(path);
  expect(imports()).toEqual([{ path }]);
  expect(useDocumentStore.getState()).toMatchObject({ path: null, unsaved: true, document: { name: 'Theirs' } });
  expect(useUiStore.getState()).toMatchObject({ view: 'build', dialog: null, toasts: [] });
  expect(useImportStore.getState()).toMatchObject({ open: true, report: { fileName: path.slice(1) } });
  expect(useTrainingStore.getState().runs.map(({ name }) => name)).toEqual(['Imported: Theirs']);
  expect(useTrainingStore.getState().shown.selectedId).toBe('r1');
});

test('where all stands as it stood, a message says so, and the report can still be seen', async () => {
  serve(null, () => ({ ...imported, notes: [] }));
  await openPath(null);
  expect(useImportStore.getState().open).toBe(false);
  expect(useUiStore.getState().toasts[0]?.text).toBe(
    'chosen.keras was opened as a new network. 25,000 weights, kept as the run "Imported: Theirs".',
  );
  showImportReport();
  expect(useImportStore.getState().open).toBe(true);
  hideImportReport();
  expect(useImportStore.getState().open).toBe(false);
});

test.each([
  ['is refused', () => ({ code: 'model-unreadable', message: 'It is not whole.' }), 'It is not whole.'],
  ['is no network', () => ({ ...imported, text: '{' }), 'JSON'],
])('a file that %s leaves the network on the canvas', async (_, answer, words) => {
  serve(null, answer);
  await openPath('/model.h5');
  expect(useDocumentStore.getState()).toMatchObject({ document: before, path: '/mine.cnn.json', unsaved: false });
  const { dialog } = useUiStore.getState();
  expect(dialog).toMatchObject({ kind: 'fileError', title: 'model.h5 was not opened' });
  expect(dialog?.kind === 'fileError' && dialog.problem.message).toContain(words);
});

test('nothing is imported before it is known what becomes of unsaved work', async () => {
  serve(null);
  useDocumentStore.getState().open(before, null, { unsaved: true });
  const opening = openPath('/model.keras');
  const { dialog } = useUiStore.getState();
  if (dialog?.kind !== 'unsaved') throw new Error('Nobody asks.');
  expect(bridge.calls).toEqual([]);
  dialog.answer('cancel');
  await opening;
  expect(imports()).toEqual([]);
});

test('without an import there is no report', () => {
  showImportReport();
  expect(useImportStore.getState().open).toBe(false);
  expect(useUiStore.getState().toasts[0]?.text).toContain('Nothing was imported yet');
});
