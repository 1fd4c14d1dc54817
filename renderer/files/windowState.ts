import { getBridge } from '../bridge/bridge';
import { useDocumentStore } from '../state/documentStore';
import { useUiStore } from '../state/uiStore';
import { useTrainingStore } from '../training/trainingStore';
import { mayLeave } from './fileActions';
import { dropRecoveryCopy } from './recovery';

/** Keeps the window's title and its undo menu in step with the document. Answers what ends it. */
export function reportState(): () => void {
  let timer: number | undefined;
  const report = async () => {
    const { document, path, unsaved, history } = useDocumentStore.getState();
    const name = document.name.slice(0, 500);
    window.document.title = `${unsaved ? '● ' : ''}${name} – ConvCanvas`;
    const title = (step: { readonly title: string } | undefined) => step?.title.slice(0, 300) ?? null;
    // The window's frame is not worth a message: without an answer its title is a moment late.
    await getBridge().api.reportState({
      name,
      path,
      unsaved,
      undo: title(history.undo.at(-1)),
      redo: title(history.redo.at(-1)),
    });
  };
  const later = () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void report(), 50);
  };
  later();
  const stop = useDocumentStore.subscribe(later);
  return () => {
    window.clearTimeout(timer);
    stop();
  };
}

/** The window wants to close: asks about a run and about unsaved work, and answers whether it may. */
export async function answerCloseRequest(training: boolean): Promise<void> {
  const close = (!training || (await mayStopRun())) && (await mayLeave('closing the window'));
  if (close && training) await useTrainingStore.getState().stop();
  if (close) await dropRecoveryCopy();
  await getBridge().api.answerClose({ close });
}

function mayStopRun(): Promise<boolean> {
  return new Promise((answer) =>
    useUiStore.getState().openDialog({
      kind: 'question',
      question: {
        title: 'A training is running',
        text: 'Closing stops it. What it has learned up to its last checkpoint is kept.',
        yes: 'Stop and close',
        no: 'Keep training',
        safe: false,
        answer,
      },
    }),
  );
}
