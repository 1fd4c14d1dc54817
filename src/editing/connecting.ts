import type { Plan } from '../compiler/Plan';
import type { Edit } from '../document/edits';
import { freshEdgeId } from '../document/ids';
import { downstream } from '../document/insertion';
import type { NetworkDocument } from '../document/NetworkDocument';
import { findLayer } from '../layers/registry';
import { nothing, type Operation } from './Operation';

export type ConnectionCheck = { readonly ok: true } | { readonly ok: false; readonly reason: string };

/** Refuses only what can never be a network: a circle, a wire into an Input. Shapes that differ connect and are a problem with a fix. */
export function checkConnection(document: NetworkDocument, source: string, target: string): ConnectionCheck {
  if (source === target) return { ok: false, reason: 'A layer cannot feed itself.' };
  const targetNode = document.nodes.find((node) => node.id === target);
  if (targetNode === undefined || !document.nodes.some((node) => node.id === source)) {
    return { ok: false, reason: 'There is no layer here.' };
  }
  if (findLayer(targetNode.type)?.inputs === 'none')
    return { ok: false, reason: 'Data enters here; nothing can feed it.' };
  if (downstream(document, target).has(source))
    return { ok: false, reason: 'This would make a circle; data flows one way.' };
  return { ok: true };
}

/**
 * Draws a wire. A layer with one input has its wire replaced; a merge layer takes the wire in its first free slot.
 * Empty where `checkConnection` refuses, or where a layer with one input is fed from there already.
 */
export function connect(
  document: NetworkDocument,
  plan: Plan,
  source: string,
  target: string,
  slot?: number,
): Operation {
  if (!checkConnection(document, source, target).ok) return nothing;
  const type = document.nodes.find((node) => node.id === target)?.type ?? '';
  const incoming = document.edges.filter((edge) => edge.target === target);
  const edits: Edit[] = [];
  if (findLayer(type)?.inputs === 'one') {
    if (incoming.length === 1 && incoming[0]?.source === source) return nothing;
    edits.push(...incoming.map((edge): Edit => ({ type: 'removeEdge', edgeId: edge.id })));
  }
  const edge = { id: freshEdgeId(document), source, target, ...(slot === undefined ? {} : { slot }) };
  edits.push({ type: 'addEdge', edge });
  return {
    title: `Connect ${name(plan, source)} to ${name(plan, target)}`,
    edits,
    select: [],
    announce: `${name(plan, source)} connected to ${name(plan, target)}`,
  };
}

/** Moves one end of a wire. */
export function reconnect(
  document: NetworkDocument,
  plan: Plan,
  edgeId: string,
  source: string,
  target: string,
): Operation {
  const edge = document.edges.find((candidate) => candidate.id === edgeId);
  if (edge === undefined || (edge.source === source && edge.target === target)) return nothing;
  const without: NetworkDocument = { ...document, edges: document.edges.filter((other) => other !== edge) };
  const wire = connect(without, plan, source, target);
  if (wire.edits.length === 0) return nothing;
  return { ...wire, title: 'Move wire', edits: [{ type: 'removeEdge', edgeId }, ...wire.edits] };
}

export function disconnect(document: NetworkDocument, edgeIds: readonly string[]): Operation {
  const edits = document.edges
    .filter((edge) => edgeIds.includes(edge.id))
    .map((edge): Edit => ({ type: 'removeEdge', edgeId: edge.id }));
  const what = edits.length === 1 ? 'wire' : `${edits.length} wires`;
  return { title: `Remove ${what}`, edits, select: [], announce: `Removed ${what}` };
}

function name(plan: Plan, id: string): string {
  return plan.layerById.get(id)?.name ?? id;
}
