import { z } from 'zod';
import type { Edit } from '../document/edits';
import { readDocument, serializeDocument } from '../document/fileFormat';
import { bounds, freePlace, GRID, snap } from '../document/geometry';
import { freshEdgeId, freshNodeId } from '../document/ids';
import type { NetworkDocument, Position } from '../document/NetworkDocument';
import { findLayer } from '../layers/registry';
import type { Operation } from './Operation';

export type PasteResult =
  | { readonly ok: true; readonly operation: Operation }
  | { readonly ok: false; readonly message: string };

const clipboardSchema = z.object({ convcanvasClipboard: z.literal(1), network: z.string().max(5_000_000) });

/** Text for the system clipboard: the nodes and the wires between them, in the file format. */
export function copySelection(document: NetworkDocument, nodeIds: readonly string[]): string {
  const chosen = new Set(nodeIds);
  const part: NetworkDocument = {
    name: document.name,
    nodes: document.nodes.filter((node) => chosen.has(node.id)),
    edges: document.edges.filter((edge) => chosen.has(edge.source) && chosen.has(edge.target)),
  };
  return JSON.stringify({ convcanvasClipboard: 1, network: serializeDocument(part) });
}

/** Pastes copied layers with their middle at `at`. The text is checked like a file from a stranger. */
export function paste(document: NetworkDocument, text: string, at: Position): PasteResult {
  const parsed = clipboardSchema.safeParse(parseJson(text));
  if (!parsed.success) return { ok: false, message: 'The clipboard holds no layers. Copy some layers first.' };
  const read = readDocument(parsed.data.network, (type) => findLayer(type) !== null);
  if (!read.ok) return { ok: false, message: `The copied layers cannot be pasted. ${read.error.message}` };
  const box = bounds(read.document.nodes);
  if (box === null) return { ok: false, message: 'The clipboard holds no layers. Copy some layers first.' };
  const shift = { x: at.x - (box.left + box.right) / 2, y: at.y - (box.top + box.bottom) / 2 };
  return { ok: true, operation: insertCopies(document, read.document, shift, 'Paste') };
}

/** Copies layers beside themselves; a copy never lies on its original. */
export function duplicate(document: NetworkDocument, nodeIds: readonly string[]): Operation {
  const chosen = new Set(nodeIds);
  const part: NetworkDocument = {
    name: '',
    nodes: document.nodes.filter((node) => chosen.has(node.id)),
    edges: document.edges.filter((edge) => chosen.has(edge.source) && chosen.has(edge.target)),
  };
  const box = bounds(part.nodes);
  const drop = box === null ? 0 : box.bottom - box.top + 2 * GRID;
  return insertCopies(document, part, { x: 2 * GRID, y: drop }, 'Duplicate');
}

function insertCopies(
  document: NetworkDocument,
  part: NetworkDocument,
  wantedShift: Position,
  verb: string,
): Operation {
  const shift = clearShift(document, part, wantedShift);
  const ids = new Map<string, string>();
  const edits: Edit[] = [];
  for (const node of part.nodes) {
    const id = freshNodeId(document, node.type, new Set(ids.values()));
    ids.set(node.id, id);
    const position = snap({ x: node.position.x + shift.x, y: node.position.y + shift.y });
    edits.push({ type: 'addNode', node: { ...node, id, position } });
  }
  const edgeIds = new Set<string>();
  for (const edge of part.edges) {
    const id = freshEdgeId(document, edgeIds);
    edgeIds.add(id);
    edits.push({
      type: 'addEdge',
      edge: { ...edge, id, source: ids.get(edge.source) ?? edge.source, target: ids.get(edge.target) ?? edge.target },
    });
  }
  const what = part.nodes.length === 1 ? (part.nodes[0]?.type ?? 'layer') : `${part.nodes.length} layers`;
  return { title: `${verb} ${what}`, edits, select: [...ids.values()], announce: `${verb}d ${what}` };
}

/** Moves the whole group down until its first node stands free, so that repeated pastes do not pile up. */
function clearShift(document: NetworkDocument, part: NetworkDocument, shift: Position): Position {
  const first = part.nodes[0];
  if (first === undefined) return shift;
  const wanted = { x: first.position.x + shift.x, y: first.position.y + shift.y };
  const free = freePlace(document, wanted);
  return { x: shift.x + free.x - wanted.x, y: shift.y + free.y - wanted.y };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
