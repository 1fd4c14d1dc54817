import './problems.css';
import { Check, X } from 'lucide-react';
import { formatCount } from '../../src/document/Shape';
import { focusCanvas } from '../canvas/focusNode';
import { countInWords, sorted } from '../state/diagnosticsByNode';
import { useDocumentStore } from '../state/documentStore';
import { useUiStore } from '../state/uiStore';
import { IconButton } from '../ui/IconButton';
import { ProblemRow } from './ProblemRow';

/** Nobody reads more at once, and each row works out its repairs. */
const MOST_ROWS = 100;

/** Every problem of the network at once: what is wrong, where, and how to repair it. */
export function ProblemsPanel() {
  const open = useUiStore((state) => state.problemsOpen);
  return open ? <OpenPanel /> : null;
}

function OpenPanel() {
  const diagnostics = useDocumentStore((state) => state.plan.diagnostics);
  const problems = sorted(diagnostics);
  const more = problems.length - MOST_ROWS;
  const close = () => {
    useUiStore.getState().showProblems(false);
    focusCanvas();
  };
  return (
    <section
      className="problems"
      aria-label="Problems"
      data-panel="problems"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        close();
      }}
    >
      <header>
        <h2 className="panel-title">Problems</h2>
        <span className="quiet">{countInWords(problems) ?? ''}</span>
        <IconButton label="Close problems" icon={X} onClick={close} />
      </header>
      {problems.length === 0 ? (
        <p className="problems-none">
          <Check size={16} strokeWidth={2} aria-hidden="true" /> No problems. The network can be trained.
        </p>
      ) : (
        <ul className="problems-list" aria-label="Problems">
          {problems.slice(0, MOST_ROWS).map((problem) => (
            <ProblemRow
              key={`${problem.code} ${problem.nodeId} ${problem.param} ${problem.message}`}
              problem={problem}
            />
          ))}
          {more > 0 && <li className="quiet problems-more">and {formatCount(more)} more</li>}
        </ul>
      )}
    </section>
  );
}
