import { nodeNames } from '../compiler/names';
import type { Plan } from '../compiler/Plan';
import { applyEdits, type Edit } from '../document/edits';
import { COLUMN_STEP, freePlace, snap } from '../document/geometry';
import { freshEdgeId, freshNodeId } from '../document/ids';
import { insertOnEdge, rewire } from '../document/insertion';
import type { DocumentNode, NetworkDocument, Position } from '../document/NetworkDocument';
import { findLayer } from '../layers/registry';
import { connect } from './connecting';
import { nothing, type Operation } from './Operation';

/** Puts a layer at a place of the canvas (its centre under the pointer is the caller's business). No wires. */
export function addLayer(document: NetworkDocument, type: string, position: Position): Operation {
  const node = newNode(document, type, freePlace(document, snap(position)));
  return added(document, type, node.id, [{ type: 'addNode', node }], '');
}

/**
 * Adds a layer behind `afterId`, or behind the end of the network: wired, and where `afterId` already feeds one other
 * layer, between the two. An Input is placed in front of the first layer without input.
 */
export function appendLayer(document: NetworkDocument, plan: Plan, type: string, afterId: string | null): Operation {
  const definition = findLayer(type);
  if (definition === null) return nothing;
  if (definition.inputs === 'none') return addInFront(document, plan, type);
  const after = afterId ?? plan.outputId ?? lastNode(document);
  if (after === null) return addLayer(document, type, { x: 0, y: 0 });
  const outgoing = document.edges.filter((edge) => edge.source === after);
  const [only] = outgoing;
  if (only !== undefined && outgoing.length === 1) return spliceLayer(document, plan, type, only.id);
  const source = document.nodes.find((node) => node.id === after);
  const wanted = { x: (source?.position.x ?? 0) + COLUMN_STEP, y: source?.position.y ?? 0 };
  const node = newNode(document, type, freePlace(document, wanted));
  const edits: readonly Edit[] = [
    { type: 'addNode', node },
    { type: 'addEdge', edge: { id: freshEdgeId(document), source: after, target: node.id } },
  ];
  return added(document, type, node.id, edits, ` after ${nameOf(plan, after)}`);
}

function addInFront(document: NetworkDocument, plan: Plan, type: string): Operation {
  const fed = new Set(document.edges.map((edge) => edge.target));
  const first = document.nodes.find((node) => !fed.has(node.id) && findLayer(node.type)?.inputs !== 'none');
  const wanted = first === undefined ? { x: 0, y: 0 } : { x: first.position.x - COLUMN_STEP, y: first.position.y };
  const node = newNode(document, type, freePlace(document, wanted));
  const edits: Edit[] = [{ type: 'addNode', node }];
  if (first === undefined || plan.inputId !== null) return added(document, type, node.id, edits, '');
  edits.push({ type: 'addEdge', edge: { id: freshEdgeId(document), source: node.id, target: first.id } });
  return added(document, type, node.id, edits, ` before ${nameOf(plan, first.id)}`);
}

/** Puts a new layer on a wire. */
export function spliceLayer(document: NetworkDocument, plan: Plan, type: string, edgeId: string): Operation {
  const edge = document.edges.find((candidate) => candidate.id === edgeId);
  if (edge === undefined) return nothing;
  if (findLayer(type)?.inputs === 'none') return addInFront(document, plan, type);
  const id = freshNodeId(document, type);
  const edits = insertOnEdge(document, edge, { id, type, params: {} });
  return added(document, type, id, edits, ` between ${nameOf(plan, edge.source)} and ${nameOf(plan, edge.target)}`);
}

/** Leads a wire through a node without wires that was dropped on it. Nothing where the node has wires already. */
export function spliceNode(document: NetworkDocument, plan: Plan, nodeId: string, edgeId: string): Operation {
  const edge = document.edges.find((candidate) => candidate.id === edgeId);
  const node = document.nodes.find((candidate) => candidate.id === nodeId);
  const wired = document.edges.some((other) => other.source === nodeId || other.target === nodeId);
  if (edge === undefined || node === undefined || wired || findLayer(node.type)?.inputs === 'none') return nothing;
  const name = nameOf(plan, nodeId);
  return {
    title: `Insert ${name}`,
    edits: rewire(document, edge, nodeId),
    select: [nodeId],
    announce: `${name} between ${nameOf(plan, edge.source)} and ${nameOf(plan, edge.target)}`,
  };
}

/** Adds a layer where a wire was dropped, and wires it: behind the output or before the input that it came from. */
export function addLayerFrom(
  document: NetworkDocument,
  plan: Plan,
  type: string,
  from: { readonly nodeId: string; readonly end: 'output' | 'input' },
  position: Position,
): Operation {
  const node = newNode(document, type, freePlace(document, snap(position)));
  const addition: Edit = { type: 'addNode', node };
  const withNode = applyEdits(document, [addition]).document;
  const [source, target] = from.end === 'output' ? [from.nodeId, node.id] : [node.id, from.nodeId];
  const wire = connect(withNode, plan, source, target);
  const where = from.end === 'output' ? 'after' : 'before';
  return added(document, type, node.id, [addition, ...wire.edits], ` ${where} ${nameOf(plan, from.nodeId)}`);
}

/** The types that may stand at the other end of a wire from here; for the search that a dropped wire opens. */
export function canFollow(type: string, end: 'output' | 'input'): boolean {
  return end === 'input' || findLayer(type)?.inputs !== 'none';
}

function newNode(document: NetworkDocument, type: string, position: Position): DocumentNode {
  return { id: freshNodeId(document, type), type, params: {}, position };
}

function added(document: NetworkDocument, type: string, id: string, edits: readonly Edit[], where: string): Operation {
  const name = nodeNames(applyEdits(document, edits).document).get(id) ?? type;
  return { title: `Add ${type}`, edits, select: [id], announce: `${name} added${where}` };
}

function lastNode(document: NetworkDocument): string | null {
  return document.nodes[document.nodes.length - 1]?.id ?? null;
}

export function nameOf(plan: Plan, id: string): string {
  return plan.layerById.get(id)?.name ?? id;
}
