import type { Plan, PlanLayer } from '../../src/compiler/Plan';
import { jsonEqual } from '../../src/document/json';

/** What a network computes does not depend on how its weights began, or on what kept them small. */
const learningOnly: ReadonlySet<string> = new Set(['initializer', 'regularizer']);

/**
 * The first way in which the network that was trained is not the one at hand, as the end of a sentence about the trained
 * one ("it has no Dropout 1"); null where both compute the same, so that the weights of the one are those of the other.
 */
export function structureDifference(trained: Plan, wanted: Plan): string | null {
  for (const layer of wanted.layers) {
    const then = trained.layerById.get(layer.id);
    if (then === undefined) return `it has no ${layer.name}`;
    const difference = layerDifference(then, layer);
    if (difference !== null) return difference;
  }
  const extra = trained.layers.find(({ id }) => !wanted.layerById.has(id));
  return extra === undefined ? null : `it also has ${extra.name}`;
}

function layerDifference(then: PlanLayer, now: PlanLayer): string | null {
  if (then.type !== now.type) return `${now.name} is ${articled(then.definition.title)} there`;
  if (!jsonEqual([...then.inputIds], [...now.inputIds])) return `${now.name} is wired otherwise there`;
  if (then.params === null) return `${now.name} has a problem there`;
  for (const [param, spec] of Object.entries(now.definition.params)) {
    if (learningOnly.has(spec.kind)) continue;
    const [old, value] = [then.params[param], now.params?.[param]];
    if (JSON.stringify(old) !== JSON.stringify(value)) return `${now.name} has ${spec.label} ${shown(old)} there`;
  }
  return null;
}

function articled(title: string): string {
  return `${/^[aeiou]/i.test(title) ? 'an' : 'a'} ${title}`;
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return value.map(shown).join(' × ');
  if (value === null || value === undefined) return 'unset';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
