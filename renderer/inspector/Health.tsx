import { Check } from 'lucide-react';
import { severityIcons } from '../problems/ProblemRow';
import { countInWords, sorted } from '../state/diagnosticsByNode';
import { useDocumentStore } from '../state/documentStore';
import { useUiStore } from '../state/uiStore';

/** Whether the network can be trained, in words; the problems are one click away. */
export function Health() {
  const diagnostics = useDocumentStore((state) => state.plan.diagnostics);
  const ok = useDocumentStore((state) => state.plan.ok);
  const [worst] = sorted(diagnostics);
  if (worst === undefined) {
    return (
      <p className="health" data-severity="none">
        <Check size={15} strokeWidth={2.2} aria-hidden="true" />
        <span>No problems. The network can be trained.</span>
      </p>
    );
  }
  const Icon = severityIcons[worst.severity];
  const meaning = ok ? 'The network can be trained.' : 'It cannot be trained before the errors are repaired.';
  return (
    <p className="health" data-severity={worst.severity}>
      <Icon size={15} strokeWidth={1.9} aria-hidden="true" />
      <span>
        {countInWords(diagnostics)}. {meaning}{' '}
        <button type="button" className="link-button" onClick={() => useUiStore.getState().showProblems(true)}>
          Show problems
        </button>
      </span>
    </p>
  );
}
