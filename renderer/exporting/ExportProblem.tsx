import type { Problem } from '../../src/contract/api';
import { Disclosure } from '../ui/Disclosure';

/** Why nothing was exported; the technical part is folded away. */
export function ExportProblem({ problem }: { readonly problem: Problem }) {
  return (
    <div className="export-problem" role="alert">
      <p className="field-error">{problem.message}</p>
      {problem.detail !== undefined && (
        <Disclosure title="Detail">
          <pre className="toast-detail selectable">{problem.detail}</pre>
        </Disclosure>
      )}
    </div>
  );
}
