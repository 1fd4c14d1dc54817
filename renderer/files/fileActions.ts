import type { AppInfo, Problem } from '../../src/contract/api';
import { serializeDocument } from '../../src/document/fileFormat';
import { fileNameFor } from '../../src/document/fileNames';
import { isModelFile, isModelJson } from '../../src/document/modelFiles';
import { emptyDocument, type NetworkDocument } from '../../src/document/NetworkDocument';
import { parseDocument } from '../../src/layers/parseDocument';
import { defaultTraining } from '../../src/training/resolveTraining';
import { getBridge } from '../bridge/bridge';
import { uploadFile } from '../bridge/uploadFile';
import { importFile } from '../importing/importFile';
import { useDocumentStore } from '../state/documentStore';
import { type UnsavedAnswer, useUiStore } from '../state/uiStore';
import { nameOfPath } from './fileNames';

/** Shows a document that comes from nowhere on disk: a template or an empty network. The unsaved question comes first. */
export async function openFresh(document: NetworkDocument): Promise<void> {
  if (!(await mayLeave('opening another network'))) return;
  useDocumentStore.getState().open(document, null);
  useUiStore.getState().show('build');
}

export async function newDocument(): Promise<void> {
  // The data is named, so that the network is held against it from the first layer on.
  await openFresh({ ...emptyDocument(), training: { dataset: defaultTraining.dataset } });
}

/** Asks for a file, where the front end has a dialog for that; otherwise shows the documents folder. */
export async function open(): Promise<void> {
  const info = await appInfo();
  if (info !== null && !info.nativeDialogs) useUiStore.getState().openDialog({ kind: 'open' });
  else await openPath(null);
}

/** Opens a file; null shows the native dialog. The unsaved question comes first. */
export async function openPath(path: string | null): Promise<void> {
  if (!(await mayLeave('opening another network'))) return;
  const answer = await getBridge().api.openDocument({ path });
  if (!answer.ok) {
    useUiStore.getState().openDialog({ kind: 'fileError', title: 'The file was not opened', problem: answer.problem });
    return;
  }
  if (answer.value === null) return;
  const { text, path: opened } = answer.value;
  if (text === null || isModelJson(text)) await importFile(opened);
  else showText(text, opened);
}

/** Files that were dropped or chosen together: a network, or a model with the files of its weights. */
export async function openDropped(files: readonly File[]): Promise<void> {
  // Other JSON files may lie beside a model.json.
  const file =
    files.find(({ name }) => isModelFile(name) || name.toLowerCase() === 'model.json') ??
    files.find(({ name }) => name.toLowerCase().endsWith('.json')) ??
    files[0];
  if (file === undefined) return;
  const path = getBridge().pathForFile(file);
  if (path !== null) {
    await openPath(path);
    return;
  }
  if (isModelFile(file.name)) {
    if (await mayLeave('opening another network')) await importUpload(file, []);
    return;
  }
  const text = await file.text();
  if (isModelJson(text)) {
    const others = files.filter((other) => other !== file);
    if (others.length === 0) refuseWithoutShards(file.name);
    else if (await mayLeave('opening another network')) await importUpload(file, others);
    return;
  }
  if (!(await mayLeave('opening another network'))) return;
  showText(text, null, file.name);
}

function refuseWithoutShards(name: string): void {
  const message = `The weights of "${name}" lie in files beside it. Drop or choose them all together.`;
  refuse(name, { code: 'no-path', message });
}

async function importUpload(file: File, shards: readonly File[]): Promise<void> {
  const answer = await uploadFile(file);
  if (!answer.ok) return refuse(file.name, answer.problem);
  for (const shard of shards) {
    const other = await uploadFile(shard, answer.value);
    if (!other.ok) return refuse(shard.name, other.problem);
  }
  await importFile(answer.value);
}

function refuse(name: string, problem: Problem): void {
  useUiStore.getState().openDialog({ kind: 'fileError', title: `${name} was not opened`, problem });
}

/** Shows the text of a file, or says what is wrong with it; the document on the canvas stays then. */
export function showText(
  text: string,
  path: string | null,
  name = path === null ? 'The file' : nameOfPath(path),
): boolean {
  const parsed = parseDocument(text);
  if (!parsed.ok) {
    useUiStore.getState().openDialog({
      kind: 'fileError',
      title: `${name} was not opened`,
      problem: { code: parsed.error.code, message: parsed.error.message, detail: 'The file was left as it is.' },
    });
    return false;
  }
  useDocumentStore.getState().open(parsed.document, path);
  useUiStore.getState().show('build');
  useUiStore.getState().say(`${parsed.document.name} opened`);
  return true;
}

/** Writes to the document's file, or asks where. Answers whether it is safe on disk. */
export async function save(): Promise<boolean> {
  const { path } = useDocumentStore.getState();
  return path === null ? saveAs() : write(path);
}

export async function saveAs(): Promise<boolean> {
  const info = await appInfo();
  if (info === null || info.nativeDialogs) return write(null);
  const path = await new Promise<string | null>((answer) =>
    useUiStore.getState().openDialog({ kind: 'saveAs', answer }),
  );
  return path !== null && (await mayReplace(path)) ? write(path) : false;
}

/** A native dialog asks this by itself. */
async function mayReplace(path: string): Promise<boolean> {
  if (path === useDocumentStore.getState().path) return true;
  const answer = await getBridge().api.listDocuments({});
  if (!answer.ok || !answer.value.some((file) => file.path === path)) return true;
  return new Promise((decide) =>
    useUiStore.getState().openDialog({
      kind: 'question',
      question: {
        title: `Replace ${nameOfPath(path)}?`,
        text: 'A network of this name is there already. Saving replaces it.',
        yes: 'Replace',
        no: 'Cancel',
        safe: false,
        answer: decide,
      },
    }),
  );
}

async function write(path: string | null): Promise<boolean> {
  const { document } = useDocumentStore.getState();
  const answer = await getBridge().api.saveDocument({
    path,
    suggestedName: fileNameFor(document.name),
    text: serializeDocument(document),
  });
  if (!answer.ok) {
    useUiStore
      .getState()
      .openDialog({ kind: 'fileError', title: 'The network was not saved', problem: answer.problem });
    return false;
  }
  if (answer.value === null) return false;
  useDocumentStore.getState().markSaved(document, answer.value.path);
  useUiStore.getState().say(`Saved as ${nameOfPath(answer.value.path)}`);
  return true;
}

/** Asks what to do with unsaved work. Answers whether it may go. `before`: what comes next, "closing the window". */
export async function mayLeave(before: string): Promise<boolean> {
  const { unsaved, document } = useDocumentStore.getState();
  if (!unsaved) return true;
  const choice = await new Promise<UnsavedAnswer>((answer) =>
    useUiStore.getState().openDialog({ kind: 'unsaved', name: document.name, before, answer }),
  );
  switch (choice) {
    case 'cancel':
      return false;
    case 'discard':
      return true;
    case 'save':
      return save();
  }
}

let known: Promise<AppInfo | null> | null = null;

/** What this front end can do; asked once. */
export function appInfo(): Promise<AppInfo | null> {
  known ??= getBridge()
    .api.appInfo({})
    .then((answer) => (answer.ok ? answer.value : null));
  return known;
}
