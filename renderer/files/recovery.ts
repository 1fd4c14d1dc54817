import type { Recovery } from '../../src/contract/api';
import { serializeDocument } from '../../src/document/fileFormat';
import { parseDocument } from '../../src/layers/parseDocument';
import { getBridge } from '../bridge/bridge';
import { useDocumentStore } from '../state/documentStore';
import { toastProblem, useUiStore } from '../state/uiStore';

/** Well under the second that the last edit may be lost for. */
const DELAY = 400;

/** Writes a recovery copy after each edit, and drops it when there is nothing to lose. Answers what ends it. */
export function keepRecoveryCopy(): () => void {
  let timer: number | undefined;
  let failed = false;
  const write = async () => {
    const { document, path, unsaved } = useDocumentStore.getState();
    const { api } = getBridge();
    const answer = unsaved
      ? await api.writeRecovery({ text: serializeDocument(document), path })
      : await api.clearRecovery({});
    // Said once: the disk will not get better with each keystroke.
    if (!answer.ok && !failed) toastProblem(answer.problem);
    failed = !answer.ok;
  };
  const stop = useDocumentStore.subscribe((state, before) => {
    if (state.document === before.document && state.unsaved === before.unsaved) return;
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void write(), DELAY);
  });
  return () => {
    window.clearTimeout(timer);
    stop();
  };
}

/** Offers what was on the canvas when the app last ended without saving. Answers whether it was restored. */
export async function offerRecovery(): Promise<boolean> {
  const { api } = getBridge();
  const answer = await api.readRecovery({});
  if (!answer.ok || answer.value === null) return false;
  const parsed = parseDocument(answer.value.text);
  if (parsed.ok && (await wantsBack(answer.value, parsed.document.name))) {
    useDocumentStore.getState().open(parsed.document, answer.value.path, { unsaved: true });
    return true;
  }
  const cleared = await api.clearRecovery({});
  if (!cleared.ok) toastProblem(cleared.problem);
  return false;
}

function wantsBack(recovery: Recovery, name: string): Promise<boolean> {
  const when = new Date(recovery.savedAt);
  const at = Number.isNaN(when.getTime()) ? '' : ` It was last changed on ${when.toLocaleString()}.`;
  return new Promise((answer) =>
    useUiStore.getState().openDialog({
      kind: 'question',
      question: {
        title: 'Restore unsaved work?',
        text: `ConvCanvas ended before “${name}” was saved.${at}`,
        yes: 'Restore',
        no: 'Discard',
        safe: true,
        answer,
      },
    }),
  );
}
