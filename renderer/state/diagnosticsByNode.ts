import type { Plan } from '../../src/compiler/Plan';
import type { Diagnostic, Severity } from '../../src/diagnostics/Diagnostic';

const known = new WeakMap<Plan, ReadonlyMap<string, readonly Diagnostic[]>>();

/** The diagnostics of each layer, worst first; one index a plan, however many views ask. */
export function diagnosticsByNode(plan: Plan): ReadonlyMap<string, readonly Diagnostic[]> {
  const found = known.get(plan);
  if (found !== undefined) return found;
  const index = new Map<string, Diagnostic[]>();
  for (const diagnostic of sorted(plan.diagnostics)) {
    if (diagnostic.nodeId === null) continue;
    const list = index.get(diagnostic.nodeId);
    if (list === undefined) index.set(diagnostic.nodeId, [diagnostic]);
    else list.push(diagnostic);
  }
  known.set(plan, index);
  return index;
}

const order: readonly Severity[] = ['error', 'warning', 'hint'];

/** Errors, then warnings, then hints; each in the order of the network. */
export function sorted(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...diagnostics].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
}

/** "2 errors, 1 hint"; null where there is nothing to say. */
export function countInWords(diagnostics: readonly Diagnostic[]): string | null {
  const parts = order.flatMap((severity) => {
    const count = diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
    return count === 0 ? [] : [`${count} ${severity}${count === 1 ? '' : 's'}`];
  });
  return parts.length === 0 ? null : parts.join(', ');
}
