import type { Plan } from '../compiler/Plan';
import { depths, readWiring } from '../compiler/wiring';
import type { Edit } from '../document/edits';
import { bounds, COLUMN_STEP, NODE_HEIGHT, ROW_STEP, snap } from '../document/geometry';
import type { DocumentNode, NetworkDocument, Position } from '../document/NetworkDocument';
import type { Operation } from './Operation';

/** Layers a row before a long chain wraps, so that a network stays readable without zooming out. */
export const ROW_LENGTH = 5;
/** Between branches that run side by side. */
const LANE_STEP = NODE_HEIGHT + 96;

/** Lays the network (or the chosen nodes) out from left to right, wrapped into rows, on the grid, as one step. */
export function tidy(document: NetworkDocument, plan: Plan, nodeIds: readonly string[] | null): Operation {
  const chosen =
    nodeIds === null || nodeIds.length === 0
      ? document.nodes
      : document.nodes.filter((node) => nodeIds.includes(node.id));
  const places = layOut(document, chosen, plan);
  const edits = [...places].map(([nodeId, position]): Edit => ({ type: 'moveNode', nodeId, position }));
  return { title: 'Tidy up', edits, select: [], announce: 'The layers are lined up from left to right' };
}

/** Places for nodes: a column a depth, parallel branches below each other, a new row after `ROW_LENGTH` columns. */
export function layOut(
  document: NetworkDocument,
  chosen: readonly DocumentNode[],
  plan: Plan | null,
): ReadonlyMap<string, Position> {
  const ids = new Set(chosen.map((node) => node.id));
  const depth = depths(
    readWiring({ ...document, edges: document.edges.filter((edge) => ids.has(edge.source) && ids.has(edge.target)) }),
  );
  const loose = (node: DocumentNode) =>
    plan !== null && plan.layers.length > 0 && plan.layerById.get(node.id)?.connected === false;
  const columns = new Map<number, DocumentNode[]>();
  for (const node of chosen.filter((candidate) => !loose(candidate))) {
    const column = depth.get(node.id) ?? 0;
    columns.set(column, [...(columns.get(column) ?? []), node]);
  }
  const box = bounds(chosen);
  const whole = chosen.length === document.nodes.length;
  const origin = whole || box === null ? { x: 0, y: 0 } : snap({ x: box.left, y: box.top });
  const places = new Map<string, Position>();
  const lanes = laneOf(document, columns);
  let top = origin.y;
  const sorted = [...columns.keys()].sort((a, b) => a - b);
  for (let start = 0; start < sorted.length; start += ROW_LENGTH) {
    const row = sorted.slice(start, start + ROW_LENGTH);
    let most = 0;
    row.forEach((column, place) => {
      for (const node of columns.get(column) ?? []) {
        const lane = lanes.get(node.id) ?? 0;
        most = Math.max(most, lane);
        places.set(node.id, snap({ x: origin.x + place * COLUMN_STEP, y: top + lane * LANE_STEP }));
      }
    });
    top += ROW_STEP + most * LANE_STEP;
  }
  chosen.filter(loose).forEach((node, index) => {
    const [row, place] = [Math.floor(index / ROW_LENGTH), index % ROW_LENGTH];
    places.set(node.id, snap({ x: origin.x + place * COLUMN_STEP, y: top + row * ROW_STEP }));
  });
  return places;
}

/**
 * A branch keeps the lane of the layer that feeds it, where that is free; otherwise it takes the next free one. A wire
 * that jumps over columns keeps its lane free of nodes there, so that no wire is hidden behind a node.
 */
function laneOf(
  document: NetworkDocument,
  columns: ReadonlyMap<number, readonly DocumentNode[]>,
): ReadonlyMap<string, number> {
  const columnOf = new Map([...columns].flatMap(([column, nodes]) => nodes.map((node) => [node.id, column] as const)));
  const incoming = new Map<string, string[]>();
  const outgoing = new Map<string, string[]>();
  for (const edge of document.edges) {
    incoming.set(edge.target, [...(incoming.get(edge.target) ?? []), edge.source]);
    outgoing.set(edge.source, [...(outgoing.get(edge.source) ?? []), edge.target]);
  }
  const lanes = new Map<string, number>();
  const taken = new Map([...columns.keys()].map((column) => [column, new Set<number>()]));
  for (const column of [...columns.keys()].sort((a, b) => a - b)) {
    for (const node of columns.get(column) ?? []) {
      const sources = (incoming.get(node.id) ?? []).map((id) => lanes.get(id) ?? 0);
      let lane = sources.reduce((least, value) => Math.min(least, value), sources[0] ?? 0);
      while (taken.get(column)?.has(lane)) lane++;
      taken.get(column)?.add(lane);
      lanes.set(node.id, lane);
      const farthest = (outgoing.get(node.id) ?? []).reduce((most, id) => Math.max(most, columnOf.get(id) ?? 0), 0);
      for (let between = column + 1; between < farthest; between++) taken.get(between)?.add(lane);
    }
  }
  return lanes;
}
