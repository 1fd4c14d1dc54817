import { useDocumentStore } from '../state/documentStore';
import { useUiStore } from '../state/uiStore';
import { useTrainingStore } from './trainingStore';

/** Starts a run of the document, or shows the problems that keep it from being trained. */
export async function startTraining(): Promise<void> {
  const { plan } = useDocumentStore.getState();
  if (!plan.ok) {
    useUiStore.getState().showProblems(true);
    return;
  }
  await useTrainingStore.getState().start();
}
