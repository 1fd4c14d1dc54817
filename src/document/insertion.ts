import type { Edit } from './edits';
import { COLUMN_STEP, NODE_HEIGHT, NODE_WIDTH, overlaps, snap } from './geometry';
import { freshEdgeId } from './ids';
import type { DocumentEdge, DocumentNode, NetworkDocument, Position } from './NetworkDocument';

/** Puts a new node on a wire: source -> node -> target. Nodes behind move right only where there is no room. */
export function insertOnEdge(
  document: NetworkDocument,
  edge: DocumentEdge,
  node: Omit<DocumentNode, 'position'>,
): readonly Edit[] {
  const { position, moves } = roomOnEdge(document, edge);
  return [...moves, { type: 'addNode', node: { ...node, position } }, ...rewire(document, edge, node.id)];
}

/** Leads a wire through a node that is in the document or about to be: two edges in place of one. */
export function rewire(document: NetworkDocument, edge: DocumentEdge, nodeId: string): readonly Edit[] {
  const index = document.edges.indexOf(edge);
  const second: DocumentEdge = { ...edge, id: freshEdgeId(document), source: nodeId };
  return [
    { type: 'removeEdge', edgeId: edge.id },
    // The first half keeps the wire's id, the second its slot and its place among the target's inputs.
    { type: 'addEdge', edge: { id: edge.id, source: edge.source, target: nodeId }, index },
    { type: 'addEdge', edge: second, index: index + 1 },
  ];
}

/** A place for a node between the ends of a wire, and the moves that make it where there is none. */
export function roomOnEdge(
  document: NetworkDocument,
  edge: DocumentEdge,
): { readonly position: Position; readonly moves: readonly Edit[] } {
  const source = document.nodes.find((node) => node.id === edge.source);
  const target = document.nodes.find((node) => node.id === edge.target);
  if (source === undefined || target === undefined) return { position: { x: 0, y: 0 }, moves: [] };
  const middle = snap({
    x: (source.position.x + target.position.x) / 2,
    y: (source.position.y + target.position.y) / 2,
  });
  if (!document.nodes.some((node) => overlaps(node.position, middle))) return { position: middle, moves: [] };
  const position = target.position;
  const behind = downstream(document, target.id);
  const moves = document.nodes
    .filter(
      (node) => behind.has(node.id) && sameRow(node.position, position) && node.position.x >= position.x - NODE_WIDTH,
    )
    .map(
      (node): Edit => ({
        type: 'moveNode',
        nodeId: node.id,
        position: { x: node.position.x + COLUMN_STEP, y: node.position.y },
      }),
    );
  return { position, moves };
}

function sameRow(a: Position, b: Position): boolean {
  return Math.abs(a.y - b.y) < NODE_HEIGHT * 1.5;
}

/** A node and everything that it feeds. */
export function downstream(document: NetworkDocument, nodeId: string): ReadonlySet<string> {
  const targets = new Map<string, string[]>();
  for (const edge of document.edges) targets.set(edge.source, [...(targets.get(edge.source) ?? []), edge.target]);
  const seen = new Set([nodeId]);
  const queue = [nodeId];
  for (let place = 0; place < queue.length; place++) {
    for (const target of targets.get(queue[place] ?? '') ?? []) {
      if (!seen.has(target)) {
        seen.add(target);
        queue.push(target);
      }
    }
  }
  return seen;
}

/** Takes a node out; where it had one input, its outputs are fed from there. */
export function removeAndHeal(document: NetworkDocument, nodeId: string): readonly Edit[] {
  const incoming = document.edges.filter((edge) => edge.target === nodeId);
  const outgoing = document.edges.filter((edge) => edge.source === nodeId);
  const [only] = incoming;
  if (only === undefined || incoming.length !== 1 || only.source === nodeId) return [{ type: 'removeNode', nodeId }];
  const kept = document.edges.filter((edge) => edge.source !== nodeId && edge.target !== nodeId);
  const healed = outgoing.map((edge): Edit => {
    // Where the healed wire stands among those that stay: its place decides the slot of inputs without one.
    const index =
      kept.filter((other) => document.edges.indexOf(other) < document.edges.indexOf(edge)).length +
      outgoing.indexOf(edge);
    return { type: 'addEdge', edge: { ...edge, source: only.source }, index };
  });
  return [{ type: 'removeNode', nodeId }, ...healed];
}
