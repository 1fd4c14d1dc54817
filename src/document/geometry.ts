import type { DocumentNode, NetworkDocument, Position } from './NetworkDocument';

/** Canvas pixels. The canvas, splicing and tidy-up share these, so that what is inserted fits what was laid out. */
export const GRID = 16;
export const NODE_WIDTH = 146;
export const NODE_HEIGHT = 80;
/** Room above a node for the drawing of its tensor. */
export const VOLUME_HEIGHT = 96;
/** Between two nodes of a row, and between two rows. Multiples of the grid together with the node's own size. */
export const COLUMN_STEP = 192;
export const ROW_STEP = 240;

/** The nearest place on the grid. */
export function snap(position: Position): Position {
  return { x: Math.round(position.x / GRID) * GRID, y: Math.round(position.y / GRID) * GRID };
}

/** Whether nodes at these two places would cover each other. */
export function overlaps(a: Position, b: Position): boolean {
  return Math.abs(a.x - b.x) < NODE_WIDTH && Math.abs(a.y - b.y) < NODE_HEIGHT;
}

/** The wanted place, or the nearest one below it (on the grid) where no node stands. */
export function freePlace(
  document: NetworkDocument,
  wanted: Position,
  ignore: ReadonlySet<string> = new Set(),
): Position {
  let place = snap(wanted);
  const taken = (candidate: Position) =>
    document.nodes.some((node) => !ignore.has(node.id) && overlaps(node.position, candidate));
  while (taken(place)) place = { x: place.x, y: place.y + 2 * GRID };
  return place;
}

/** The smallest rectangle that holds the nodes; null for none. */
export function bounds(
  nodes: readonly DocumentNode[],
): { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number } | null {
  if (nodes.length === 0) return null;
  const xs = nodes.map((node) => node.position.x);
  const ys = nodes.map((node) => node.position.y);
  return {
    left: xs.reduce((a, b) => Math.min(a, b)),
    top: ys.reduce((a, b) => Math.min(a, b)),
    right: xs.reduce((a, b) => Math.max(a, b)) + NODE_WIDTH,
    bottom: ys.reduce((a, b) => Math.max(a, b)) + NODE_HEIGHT,
  };
}
