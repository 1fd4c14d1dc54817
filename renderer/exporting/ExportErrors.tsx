import type { Diagnostic } from '../../src/diagnostics/Diagnostic';
import { close } from '../dialogs/close';
import { focusProblem } from '../problems/focusProblem';
import { countInWords } from '../state/diagnosticsByNode';
import { useDocumentStore } from '../state/documentStore';
import { useUiStore } from '../state/uiStore';
import { Button } from '../ui/Button';

/** More would not be read here; the list of problems has them all. */
const MOST_ERRORS = 6;

/** Why a network cannot be exported yet: each error leads to its layer. */
export function ExportErrors({ diagnostics }: { readonly diagnostics: readonly Diagnostic[] }) {
  const names = useDocumentStore((state) => state.plan.layerById);
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  return (
    <>
      <p>This network cannot be exported yet: {countInWords(errors) ?? 'it is not whole'}.</p>
      <ul className="export-errors">
        {errors.slice(0, MOST_ERRORS).map((error) => (
          <li key={`${error.code} ${error.nodeId} ${error.param} ${error.message}`}>
            <button
              type="button"
              className="link-button"
              onClick={() => {
                close();
                focusProblem(error);
              }}
            >
              {error.nodeId === null ? 'The network' : (names.get(error.nodeId)?.name ?? error.nodeId)}
            </button>
            <p>{error.message}</p>
          </li>
        ))}
      </ul>
      <div className="dialog-actions">
        <Button onClick={close}>Cancel</Button>
        <Button
          variant="primary"
          data-autofocus
          onClick={() => {
            close();
            const { show, showProblems } = useUiStore.getState();
            show('build');
            showProblems(true);
          }}
        >
          Show the problems
        </Button>
      </div>
    </>
  );
}
