import { TriangleAlert } from 'lucide-react';
import type { Diagnostic } from '../../src/diagnostics/Diagnostic';
import { applyFix } from '../../src/editing/changing';
import { useDocumentStore } from '../state/documentStore';

/** The codes of what data and network disagree about. */
const dataCodes: readonly string[] = ['input-data', 'units-classes', 'output-shape', 'output-activation'];

/** Where data and network do not fit: the problems of the plan that concern the data, with their repairs. */
export function DataFitProblems() {
  const diagnostics = useDocumentStore((state) => state.plan.diagnostics);
  const problems = diagnostics.filter(concernsData);
  if (problems.length === 0) return null;
  return (
    <ul className="data-problems" aria-label="Data and network">
      {problems.map((diagnostic) => (
        <li
          key={`${diagnostic.code} ${diagnostic.nodeId}`}
          className={`data-problem data-problem-${diagnostic.severity}`}
        >
          <TriangleAlert size={15} strokeWidth={1.75} aria-hidden="true" />
          <div>
            <p>{diagnostic.message}</p>
            {diagnostic.fixes.map((fix) => (
              <button
                key={fix.title}
                type="button"
                className="link-button"
                title={fix.preview}
                onClick={() => useDocumentStore.getState().run(applyFix(fix))}
              >
                {fix.title}
              </button>
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}

function concernsData({ code, param }: Diagnostic): boolean {
  return dataCodes.includes(code) || param?.startsWith('training.') === true;
}
