import type { Answer, Recovery } from '../../src/contract/api';
import { serializeDocument } from '../../src/document/fileFormat';
import { parseDocument } from '../../src/layers/parseDocument';
import { getBridge } from '../bridge/bridge';
import { useDocumentStore } from '../state/documentStore';
import { toastProblem, useUiStore } from '../state/uiStore';
import { windowId } from './windowId';

/** Well under the second that the last edit may be lost for. */
const DELAY = 400;

/** A copy of the last session waits for the person's answer: until then nothing may drop it. */
let offering = false;

/** Writes a recovery copy after each edit, and drops it when there is nothing to lose. Answers what ends it. */
export function keepRecoveryCopy(): () => void {
  let timer: number | undefined;
  let failed = false;
  const write = async () => {
    const { document, path, unsaved } = useDocumentStore.getState();
    const answer = unsaved
      ? await getBridge().api.writeRecovery({ windowId: windowId(), text: serializeDocument(document), path })
      : await dropRecoveryCopy();
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

/** There is nothing to lose: the copy goes, unless it is the last session's and its question is still open. */
export async function dropRecoveryCopy(): Promise<Answer<null>> {
  return offering ? { ok: true, value: null } : getBridge().api.clearRecovery({ windowId: windowId() });
}

/** Offers what was on the canvas when the app last ended without saving. Answers whether it was restored. */
export async function offerRecovery(): Promise<boolean> {
  offering = true;
  const answer = await getBridge().api.readRecovery({ windowId: windowId() });
  const restored = answer.ok && answer.value !== null && (await restore(answer.value));
  offering = false;
  if (restored) return true;
  const cleared = await dropRecoveryCopy();
  if (!cleared.ok) toastProblem(cleared.problem);
  return false;
}

async function restore(recovery: Recovery): Promise<boolean> {
  const parsed = parseDocument(recovery.text);
  if (!parsed.ok) {
    const message = `The work that was not saved last time cannot be restored. ${parsed.error.message}`;
    toastProblem({ code: parsed.error.code, message, detail: recovery.text });
    return false;
  }
  if (!(await wantsBack(recovery, parsed.document.name))) return false;
  useDocumentStore.getState().open(parsed.document, recovery.path, { unsaved: true });
  return true;
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
