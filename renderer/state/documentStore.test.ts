import { beforeEach, describe, expect, it } from 'vitest';
import { appendLayer } from '../../src/editing/adding';
import { moveNodes, setParam } from '../../src/editing/changing';
import { deleteSelection } from '../../src/editing/removing';
import { templates } from '../../src/templates/templates';
import { useDocumentStore } from './documentStore';
import { useUiStore } from './uiStore';

const store = () => useDocumentStore.getState();
const [template] = templates;
if (template === undefined) throw new Error('there is no template');

beforeEach(() => store().open(template.document, null));

describe('the document store', () => {
  it('compiles the plan with each change', () => {
    store().run(setParam(store().document, 'conv1', 'filters', 24));
    expect(store().plan.layerById.get('conv1')?.outputShape).toEqual([26, 26, 24]);
    expect(store().history.undo.at(-1)?.title).toBe('Change filters');
  });

  it('knows what is unsaved, also after undo and after typing the old value again', () => {
    expect(store().unsaved).toBe(false);
    store().run(setParam(store().document, 'conv1', 'filters', 24));
    expect(store().unsaved).toBe(true);
    store().undo();
    expect(store().unsaved).toBe(false);
    store().redo();
    expect(store().unsaved).toBe(true);
    store().run(setParam(store().document, 'conv1', 'filters', 16));
    expect(store().unsaved).toBe(false);
  });

  it('keeps edits unsaved that were made while the file was written', () => {
    store().run(setParam(store().document, 'conv1', 'filters', 24));
    const written = store().document;
    store().run(setParam(store().document, 'conv1', 'filters', 32));
    store().markSaved(written, '/home/ada/net.cnn.json');
    expect(store()).toMatchObject({ unsaved: true, path: '/home/ada/net.cnn.json' });
    store().undo();
    expect(store().unsaved).toBe(false);
  });

  it('makes one step of a burst with one key, and another after it ended', () => {
    const type = (value: number) => store().run(setParam(store().document, 'conv1', 'filters', value), 'param:filters');
    type(2);
    type(24);
    expect(store().history.undo).toHaveLength(1);
    store().endMerge();
    type(240);
    expect(store().history.undo).toHaveLength(2);
  });

  it('takes a cancelled gesture back without a trace', () => {
    const before = store().document;
    store().run(setParam(store().document, 'conv1', 'filters', 20), 'scrub');
    store().run(setParam(store().document, 'conv1', 'filters', 21), 'scrub');
    store().cancelMerge('scrub');
    expect(store().document).toEqual(before);
    expect(store().history).toMatchObject({ undo: [], redo: [] });
    store().run(setParam(store().document, 'conv1', 'filters', 21));
    store().cancelMerge('scrub');
    expect(store().history.undo).toHaveLength(1);
  });

  it('selects what was added, and says so', () => {
    const { document, plan } = store();
    store().run(appendLayer(document, plan, 'Dropout', 'pool2'));
    expect(store().selection.nodes).toEqual(['dropout_1']);
    expect(useUiStore.getState().spoken.text).toMatch(/^Dropout 1 added/);
  });

  it('never keeps a selection of what is gone', () => {
    store().select({ nodes: ['flatten'], edges: [] });
    const { document, plan } = store();
    store().run({ ...deleteSelection(document, plan, ['flatten'], [], { heal: true }), select: [] });
    expect(store().selection.nodes).toEqual([]);
  });

  it('makes no step, and no new document, where nothing changes', () => {
    const before = store().document;
    store().run(moveNodes(before, [{ nodeId: 'conv1', position: { x: 192, y: 0 } }]));
    expect(store().document).toBe(before);
    expect(store().history.undo).toEqual([]);
  });

  it('opens a restored network as unsaved', () => {
    store().open(template.document, null, { unsaved: true });
    expect(store().unsaved).toBe(true);
  });

  it('compares the network with the facts of its data', () => {
    store().setFacts({ title: 'Cats', classNames: ['tabby', 'siamese', 'manx'], imageShape: null });
    expect(store().plan.ok).toBe(false);
    store().setFacts(null);
    expect(store().plan.ok).toBe(true);
  });
});
