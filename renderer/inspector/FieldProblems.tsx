import type { Diagnostic } from '../../src/diagnostics/Diagnostic';
import { FixButtons } from '../problems/FixButtons';
import { severityIcons } from '../problems/ProblemRow';

/** Problems where they can be mended, in the same words as in the list. */
export function FieldProblems({ problems }: { readonly problems: readonly Diagnostic[] }) {
  if (problems.length === 0) return null;
  return (
    <div className="field-problems">
      {problems.map((problem) => {
        const Icon = severityIcons[problem.severity];
        return (
          <div key={`${problem.code} ${problem.message}`} className="problem" data-severity={problem.severity}>
            <p className="problem-text">
              <Icon size={15} strokeWidth={1.9} aria-hidden="true" />
              <span>
                <span className="visually-hidden">{problem.severity}: </span>
                {problem.message}
              </span>
            </p>
            <FixButtons problem={problem} />
          </div>
        );
      })}
    </div>
  );
}
