import { parseDocument } from '../../src/layers/parseDocument';
import { getBridge } from '../bridge/bridge';
import { nameOfPath } from '../files/fileNames';
import { useDocumentStore } from '../state/documentStore';
import { useUiStore } from '../state/uiStore';
import { useTrainingStore } from '../training/trainingStore';
import { useImportStore } from './importReport';
import { importedSentence, notesInWords } from './importWords';

/** What is done by then needs no words that it is being done; milliseconds. */
const PATIENCE = 300;

/**
 * Opens a model file of another program as a new network without a file, its weights as a run. Nobody is asked about
 * unsaved work: that was done before the file was chosen.
 */
export async function importFile(path: string): Promise<void> {
  const fileName = nameOfPath(path);
  const { openDialog, closeDialog } = useUiStore.getState();
  const timer = window.setTimeout(() => openDialog({ kind: 'importing', fileName }), PATIENCE);
  const answer = await getBridge().api.importNetwork({ path });
  window.clearTimeout(timer);
  // Whatever else was opened meanwhile stays.
  if (useUiStore.getState().dialog?.kind === 'importing') closeDialog();
  if (!answer.ok) {
    openDialog({ kind: 'fileError', title: `${fileName} was not opened`, problem: answer.problem });
    return;
  }
  if (answer.value === null) return;
  const network = answer.value;
  const parsed = parseDocument(network.text);
  if (!parsed.ok) {
    const { code, message } = parsed.error;
    openDialog({ kind: 'fileError', title: `${fileName} was not opened`, problem: { code, message } });
    return;
  }
  useDocumentStore.getState().open(parsed.document, null, { unsaved: true });
  const { opened } = useDocumentStore.getState();
  useImportStore.setState({ report: { fileName, network, opened }, open: network.notes.length > 0 });
  const { show, toast, say } = useUiStore.getState();
  show('build');
  if (network.runId !== null) {
    await useTrainingStore.getState().lookAgain();
    useTrainingStore.getState().select(network.runId);
  }
  const text = importedSentence(fileName, network, useTrainingStore.getState().runs);
  // The report says it too, and a message would cover it.
  if (network.notes.length > 0) say(`${text} ${notesInWords(network.notes) ?? ''}`);
  else toast({ text });
}
