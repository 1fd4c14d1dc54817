import type { Plan, PlanLayer } from '../../compiler/Plan';

/**
 * The layers as a functional model of Keras lists them (`map_graph` of keras/src/ops/function.py): farthest from the output
 * first, layers as far as each other in the order in which a walk back from the output meets them. The places of weights in
 * a file follow from it.
 */
export function kerasOrder(plan: Plan): readonly PlanLayer[] {
  const met: PlanLayer[] = [];
  const finished: PlanLayer[] = [];
  const seen = new Set<string>();
  const walk = (id: string) => {
    const layer = plan.layerById.get(id);
    if (layer === undefined || seen.has(id)) return;
    seen.add(id);
    met.push(layer);
    layer.inputIds.forEach(walk);
    finished.push(layer);
  };
  if (plan.outputId !== null) walk(plan.outputId);
  const depths = new Map<string, number>();
  for (const { id, inputIds } of [...finished].reverse()) {
    const depth = depths.get(id) ?? 0;
    depths.set(id, depth);
    for (const source of inputIds) depths.set(source, Math.max(depths.get(source) ?? 0, depth + 1));
  }
  const depthOf = ({ id }: PlanLayer) => depths.get(id) ?? 0;
  // Sorting is stable: what is as deep stays in the order of the walk.
  return [...met].sort((a, b) => depthOf(b) - depthOf(a));
}
