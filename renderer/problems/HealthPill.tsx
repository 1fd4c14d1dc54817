import { Check } from 'lucide-react';
import { countInWords, sorted } from '../state/diagnosticsByNode';
import { useDocumentStore } from '../state/documentStore';
import { useUiStore } from '../state/uiStore';
import { severityIcons } from './ProblemRow';

/** Whether the network can be trained, in an icon and a word; pressing it lists the problems. */
export function HealthPill() {
  const diagnostics = useDocumentStore((state) => state.plan.diagnostics);
  const open = useUiStore((state) => state.problemsOpen);
  const serious = diagnostics.filter((diagnostic) => diagnostic.severity !== 'hint');
  const worst = sorted(serious)[0]?.severity;
  const tone = worst === 'error' ? 'pill-error' : worst === 'warning' ? 'pill-warning' : 'pill-ok';
  const Icon = worst === undefined ? Check : severityIcons[worst];
  return (
    <button
      type="button"
      className={`pill ${tone}`}
      aria-expanded={open}
      onClick={() => {
        useUiStore.getState().show('build');
        useUiStore.getState().showProblems(!open);
      }}
    >
      <Icon size={14} strokeWidth={2.2} aria-hidden="true" />
      {worst === undefined ? 'Ready' : countInWords(serious.filter(({ severity }) => severity === worst))}
    </button>
  );
}
