import type { Plan } from '../compiler/Plan';

/** Where Alt and an arrow key lead from a layer: along the wires, and across to the branches beside it. */
export type Neighbours = {
  readonly previous: readonly string[];
  readonly next: readonly string[];
  /** Layers fed by the same source or feeding the same target. */
  readonly siblings: readonly string[];
};

export function neighbours(plan: Plan, nodeId: string): Neighbours {
  const previous = plan.layerById.get(nodeId)?.inputIds ?? [];
  const next = plan.layers.filter((layer) => layer.inputIds.includes(nodeId)).map((layer) => layer.id);
  const targets = new Set(next);
  const siblings = plan.layers
    .filter((layer) => layer.id !== nodeId)
    .filter(
      (layer) =>
        layer.inputIds.some((id) => previous.includes(id)) ||
        plan.layers.some((other) => targets.has(other.id) && other.inputIds.includes(layer.id)),
    )
    .map((layer) => layer.id);
  return { previous: [...new Set(previous)], next, siblings };
}
