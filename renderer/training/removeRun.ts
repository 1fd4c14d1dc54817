import { getBridge } from '../bridge/bridge';
import { toastProblem, useUiStore } from '../state/uiStore';
import { useTrainingStore } from './trainingStore';

/**
 * Takes a run out of the list and offers to undo that. Its folder is deleted only when the offer is gone, so that
 * nothing is lost by a slip.
 */
export function removeRun(runId: string): void {
  const { runs, shown, takeOut, putBack } = useTrainingStore.getState();
  const run = runs.find(({ id }) => id === runId);
  if (run === undefined) return;
  takeOut(runId);
  let undone = false;
  const action = {
    title: 'Undo',
    run: () => {
      undone = true;
      putBack(run, shown);
    },
  };
  useUiStore.getState().toast({ text: `${run.name} deleted`, action });
  const stopListening = useUiStore.subscribe(({ toasts }) => {
    if (toasts.some((toast) => toast.action === action)) return;
    stopListening();
    // The toast closes just before its action runs.
    queueMicrotask(() => {
      if (!undone) void deleteFolder(runId);
    });
  });

  async function deleteFolder(id: string): Promise<void> {
    const answer = await getBridge().api.deleteRun({ runId: id });
    if (answer.ok || run === undefined) return;
    putBack(run, useTrainingStore.getState().shown);
    toastProblem(answer.problem);
  }
}
