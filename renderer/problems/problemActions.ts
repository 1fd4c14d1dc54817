import type { Diagnostic } from '../../src/diagnostics/Diagnostic';
import { sorted } from '../state/diagnosticsByNode';
import { useDocumentStore } from '../state/documentStore';
import { useUiStore } from '../state/uiStore';
import { runFix } from './applyFix';
import { focusProblem } from './focusProblem';

let last: Diagnostic | null = null;

/** Goes to the next problem, or the previous one, and around. */
export function nextProblem(step: 1 | -1): void {
  const problems = sorted(useDocumentStore.getState().plan.diagnostics);
  if (problems.length === 0) {
    useUiStore.getState().toast({ text: 'There are no problems.' });
    return;
  }
  const place = problems.findIndex((problem) => isSame(problem, last));
  const start = step === 1 ? 0 : problems.length - 1;
  const index = place === -1 ? start : (place + step + problems.length) % problems.length;
  last = problems[index] ?? null;
  useUiStore.getState().showProblems(true);
  if (last !== null) focusProblem(last);
}

/** The first repair of the chosen layer's problem, otherwise of the first problem that has one. */
export function applyFirstFix(): void {
  const { plan, selection } = useDocumentStore.getState();
  const problems = sorted(plan.diagnostics);
  const chosen = problems.filter(({ nodeId }) => nodeId !== null && selection.nodes.includes(nodeId));
  // Repairs are worked out when they are asked for: no further than the first problem that has one.
  const mendable = [...chosen, ...problems].find((problem) => problem.fixes.length > 0);
  const [fix] = mendable?.fixes ?? [];
  const none = problems.length === 0 ? 'There are no problems.' : 'No repair is known for these problems.';
  if (fix !== undefined) runFix(fix);
  else useUiStore.getState().toast({ text: none });
}

function isSame(a: Diagnostic, b: Diagnostic | null): boolean {
  return a.code === b?.code && a.nodeId === b.nodeId && a.param === b.param;
}
