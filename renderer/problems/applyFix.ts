import type { Fix } from '../../src/diagnostics/Diagnostic';
import { applyFix } from '../../src/editing/changing';
import { reveal } from '../canvas/viewport';
import { offerUndo } from '../commands/clipboard';
import { useDocumentStore } from '../state/documentStore';
import { useUiStore } from '../state/uiStore';

/** Repairs a problem as one undo step, and says so with a way back. */
export function runFix(fix: Fix): void {
  const operation = applyFix(fix);
  useDocumentStore.getState().run(operation);
  offerUndo(fix.title);
  if (useUiStore.getState().view === 'build') reveal(operation.select);
}
