import type { ImportNote } from '../contract/importing';
import type { KerasCall, KerasModel } from './KerasModel';

const mostNamed = 5;

/**
 * The calls that a network with one output consists of: those that lead to the first output. What only leads to others
 * is left out and told; what leads nowhere stays, so that it is seen.
 */
export function calledOnlyForOthers(
  { calls, outputs }: KerasModel,
  nameOf: (call: KerasCall) => string,
): { readonly kept: readonly number[]; readonly notes: readonly ImportNote[] } {
  const [first, ...others] = outputs;
  const all = calls.map((_, index) => index);
  if (first === undefined) return { kept: all, notes: [] };
  const needed = leadingTo(calls, [first]);
  const onlyOthers = [...leadingTo(calls, others)].filter((index) => !needed.has(index)).sort((a, b) => a - b);
  const unseen = new Set(onlyOthers);
  const kept = all.filter((index) => !unseen.has(index));
  const different = [...new Set(others)].filter((output) => output !== first);
  if (different.length === 0) return { kept, notes: [] };
  const names = onlyOthers.map((index) => nameOf(calls[index] as KerasCall));
  const list =
    names.slice(0, mostNamed).join(', ') + (names.length > mostNamed ? `, and ${names.length - mostNamed} more` : '');
  const left = names.length === 0 ? '' : ` Left out: ${list}.`;
  const message = `The model has ${different.length + 1} outputs, a network here has one: the first was kept.${left}`;
  return {
    kept,
    notes: [{ kind: 'lost', nodeId: null, layer: nameOf(calls[different[0] ?? first] as KerasCall), message }],
  };
}

function leadingTo(calls: readonly KerasCall[], ends: readonly number[]): ReadonlySet<number> {
  const found = new Set<number>();
  const open = [...ends];
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    if (found.has(index)) continue;
    found.add(index);
    open.push(...(calls[index]?.inputs ?? []));
  }
  return found;
}
