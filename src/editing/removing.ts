import type { Plan } from '../compiler/Plan';
import { listNames } from '../compiler/Problem';
import { applyEdits, type Edit } from '../document/edits';
import { removeAndHeal } from '../document/insertion';
import type { NetworkDocument } from '../document/NetworkDocument';
import { nothing, type Operation } from './Operation';

/**
 * Deletes nodes and wires. `heal`: A-B-C becomes A-C where B had one input; a run of selected layers heals as one.
 * Afterwards the layer upstream is selected, so that the keyboard stays near.
 */
export function deleteSelection(
  document: NetworkDocument,
  plan: Plan,
  nodeIds: readonly string[],
  edgeIds: readonly string[],
  options: { readonly heal: boolean },
): Operation {
  const nodes = nodeIds.filter((id) => document.nodes.some((node) => node.id === id));
  const edits: Edit[] = [];
  let current = document;
  const add = (more: readonly Edit[]) => {
    edits.push(...more);
    current = applyEdits(current, more).document;
  };
  for (const edgeId of edgeIds) {
    const edge = document.edges.find((candidate) => candidate.id === edgeId);
    // Wires of a deleted node go with it, or are healed.
    if (edge !== undefined && !nodes.includes(edge.source) && !nodes.includes(edge.target))
      add([{ type: 'removeEdge', edgeId }]);
  }
  for (const nodeId of nodes) add(options.heal ? removeAndHeal(current, nodeId) : [{ type: 'removeNode', nodeId }]);
  if (edits.length === 0) return nothing;
  const names = nodes.map((id) => plan.layerById.get(id)?.name ?? id);
  const wires = edits.length - nodes.length;
  const what =
    nodes.length === 0
      ? wires === 1
        ? 'wire'
        : `${wires} wires`
      : nodes.length <= 3
        ? listNames(names)
        : `${nodes.length} layers`;
  return { title: `Delete ${what}`, edits, select: upstream(document, nodes), announce: `Deleted ${what}` };
}

function upstream(document: NetworkDocument, nodes: readonly string[]): readonly string[] {
  const source = document.edges.find((edge) => nodes.includes(edge.target) && !nodes.includes(edge.source))?.source;
  return source === undefined ? [] : [source];
}
