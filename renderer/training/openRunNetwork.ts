import { parseDocument } from '../../src/layers/parseDocument';
import type { RunSummary } from '../../src/training/RunRecord';
import { getBridge } from '../bridge/bridge';
import { mayLeave } from '../files/fileActions';
import { useDocumentStore } from '../state/documentStore';
import { toastProblem, useUiStore } from '../state/uiStore';

/** Opens the network that a run trained, as a new document without a file. */
export async function openRunNetwork(run: RunSummary): Promise<void> {
  if (!(await mayLeave(`opening the network of ${run.name}`))) return;
  const answer = await getBridge().api.readRunDocument({ runId: run.id });
  if (!answer.ok) {
    toastProblem(answer.problem);
    return;
  }
  const parsed = parseDocument(answer.value);
  if (!parsed.ok) {
    toastProblem({
      code: parsed.error.code,
      message: `The network of ${run.name} cannot be read. ${parsed.error.message}`,
    });
    return;
  }
  useDocumentStore.getState().open(parsed.document, null, { unsaved: true });
  useUiStore.getState().show('build');
}
