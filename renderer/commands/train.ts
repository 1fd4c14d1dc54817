import type { EngineName } from '../../src/contract/trainerMessages';
import { countInWords } from '../state/diagnosticsByNode';
import { useDocumentStore } from '../state/documentStore';
import { useUiStore } from '../state/uiStore';
import { useTrainingStore } from '../training/trainingStore';

/**
 * Starts a run and shows it, on the engine of the settings or, this once, on another. A network with errors shows them
 * instead, because pressing Train must never do nothing.
 */
export async function train(engine?: EngineName): Promise<void> {
  const { plan } = useDocumentStore.getState();
  const { show, showProblems, say } = useUiStore.getState();
  const errors = plan.diagnostics.filter((diagnostic) => diagnostic.severity === 'error');
  if (errors.length > 0) {
    show('build');
    showProblems(true);
    say(`The network cannot be trained yet: ${countInWords(errors)}`);
    return;
  }
  show('train');
  if (useTrainingStore.getState().active === null) await useTrainingStore.getState().start(engine);
}
