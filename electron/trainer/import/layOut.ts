import { depths, readWiring } from '../../../src/compiler/wiring';
import type { NetworkDocument } from '../../../src/document/NetworkDocument';
import { layOut as inRows } from '../../../src/editing/tidy';
import { type Column, foldRows, wiresLeaving } from './foldRows';
import { type Heights, LayeredLayout } from './LayeredLayout';

/** Above it the layered layout takes longer than anybody waits; rows are quick. */
const mostNodes = 1500;

/**
 * Places the layers of an imported network: from left to right, branches below each other, wires around the nodes, and all
 * of it wrapped into rows, so that it can be seen at once.
 */
export async function layOut(document: NetworkDocument): Promise<NetworkDocument> {
  const places =
    document.nodes.length > mostNodes
      ? inRows(document, document.nodes, null)
      : foldRows(await inOneRow(document), document.edges);
  return {
    ...document,
    nodes: document.nodes.map((node) => ({ ...node, position: places.get(node.id) ?? node.position })),
  };
}

/**
 * The columns of one long row. Where all that flows passes one layer, the network is cut into parts, each laid out by
 * itself: they are small, and mostly alike.
 */
async function inOneRow(document: NetworkDocument): Promise<readonly Column[]> {
  const columns = byDepth(document);
  const cuts = cutsOf(columns, document);
  const layout = new LayeredLayout();
  const heights = new Map<string, number>();
  let offset = 0;
  for (const [index, start] of cuts.slice(0, -1).entries()) {
    const part = columns.slice(start, (cuts[index + 1] ?? start) + 1).flat();
    const found = await layout.heights(part, document.edges);
    offset = place(part, found, offset, heights);
  }
  return columns.map((column) => column.map((id) => ({ id, y: heights.get(id) ?? 0 })));
}

/** Puts a part in line with the one before. Answers the height at which it ends. */
function place(part: readonly string[], found: Heights, offset: number, heights: Map<string, number>): number {
  const [first, last] = [found.get(part[0] ?? '') ?? 0, found.get(part[part.length - 1] ?? '') ?? 0];
  // A part that leads away from the middle is turned over, so that a row does not become a staircase.
  const away = Math.abs(offset + last - first) > Math.abs(offset - last + first) ? -1 : 1;
  for (const id of part) heights.set(id, offset + away * ((found.get(id) ?? first) - first));
  return offset + away * (last - first);
}

function byDepth(document: NetworkDocument): readonly (readonly string[])[] {
  const depth = depths(readWiring(document));
  const columns: string[][] = [];
  for (const { id } of document.nodes) {
    const column = depth.get(id) ?? 0;
    while (columns.length <= column) columns.push([]);
    columns[column]?.push(id);
  }
  return columns;
}

/** The columns of one layer that alone feeds what comes behind it, and the two ends. */
function cutsOf(columns: readonly (readonly string[])[], { edges }: NetworkDocument): readonly number[] {
  const leaving = wiresLeaving(columns, edges);
  const feeding = new Set(edges.map(({ source }) => source));
  const cuts = columns.flatMap(([id, ...others], index) => {
    const alone = others.length === 0 && id !== undefined && leaving[index] === 1 && feeding.has(id);
    return alone || index === 0 || index === columns.length - 1 ? [index] : [];
  });
  return columns.length === 1 ? [0, 0] : cuts;
}
