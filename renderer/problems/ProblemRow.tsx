import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { Diagnostic, Severity } from '../../src/diagnostics/Diagnostic';
import { useDocumentStore } from '../state/documentStore';
import { FixButtons } from './FixButtons';
import { focusProblem } from './focusProblem';

export const severityIcons = { error: CircleAlert, warning: TriangleAlert, hint: Info } as const satisfies {
  [S in Severity]: unknown;
};

const severityTitles: { readonly [S in Severity]: string } = { error: 'Error', warning: 'Warning', hint: 'Hint' };

/** One problem: how bad it is, whose it is, what is wrong, and its repairs. Its name leads there. */
export function ProblemRow({ problem }: { readonly problem: Diagnostic }) {
  const { severity, message, nodeId } = problem;
  const name = useDocumentStore(({ plan }) => (nodeId === null ? null : (plan.layerById.get(nodeId)?.name ?? null)));
  const Icon = severityIcons[severity];
  return (
    <li className="problem" data-severity={severity}>
      <div className="problem-text">
        <Icon size={16} strokeWidth={1.9} aria-hidden="true" />
        <span className="problem-severity">{severityTitles[severity]}</span>
        <button type="button" className="problem-layer" onClick={() => focusProblem(problem)}>
          {name ?? 'The network'}
        </button>
        <p className="problem-message">{message}</p>
      </div>
      <FixButtons problem={problem} />
    </li>
  );
}
