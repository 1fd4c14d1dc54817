import { depths, readWiring } from '../../../src/compiler/wiring';
import { COLUMN_STEP, NODE_HEIGHT, NODE_WIDTH, ROW_STEP } from '../../../src/document/geometry';
import type { NetworkDocument } from '../../../src/document/NetworkDocument';
import { layOut as inRows } from '../../../src/editing/tidy';
import { type Column, foldRows } from './foldRows';

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
      : foldRows(chainOf(document) ?? (await layered(document)), document.edges);
  return {
    ...document,
    nodes: document.nodes.map((node) => ({ ...node, position: places.get(node.id) ?? node.position })),
  };
}

/** A column for each layer of a plain chain, for which nothing else needs to be computed; null for any other network. */
function chainOf({ nodes, edges }: NetworkDocument): readonly Column[] | null {
  const next = new Map(edges.map(({ source, target }) => [source, target]));
  const fed = new Set(next.values());
  if (next.size !== edges.length || fed.size !== edges.length) return null;
  const columns: Column[] = [];
  for (const { id } of nodes) {
    if (fed.has(id)) continue;
    for (let at: string | undefined = id; at !== undefined; at = next.get(at)) columns.push([{ id: at, y: 0 }]);
  }
  return columns.length === nodes.length ? columns : null;
}

/**
 * The columns of one long row: the layered layout gives its layers one place from left to right each. The canvas draws a
 * wire from the middle of a side to the middle of another, at the height of its source until it is there: hence the one
 * port a side, and layers that stand as early as they can.
 */
async function layered(document: NetworkDocument): Promise<readonly Column[]> {
  const { nodes, edges } = document;
  const depth = depths(readWiring(document));
  const { default: Elk } = await import('elkjs/lib/elk.bundled.js');
  const elk = new Elk();
  const result = await elk.layout({
    id: 'network',
    layoutOptions: {
      'elk.algorithm': 'layered',
      'elk.direction': 'RIGHT',
      'elk.edgeRouting': 'ORTHOGONAL',
      'elk.separateConnectedComponents': 'false',
      'elk.layered.layering.strategy': 'LONGEST_PATH_SOURCE',
      'elk.layered.spacing.nodeNodeBetweenLayers': String(COLUMN_STEP - NODE_WIDTH),
      'elk.spacing.nodeNode': String(ROW_STEP - NODE_HEIGHT),
      'elk.spacing.edgeNode': '48',
      'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
      'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
    },
    children: nodes.map(({ id }) => ({
      id,
      width: NODE_WIDTH,
      height: NODE_HEIGHT,
      layoutOptions: { 'elk.portConstraints': 'FIXED_POS' },
      ports: [port(`${id} in`, 'WEST'), port(`${id} out`, 'EAST')],
    })),
    edges: edges.map(({ id, source, target }) => ({
      id,
      sources: [`${source} out`],
      targets: [`${target} in`],
      // What jumps over layers stays straight, and they give way.
      layoutOptions: {
        'elk.layered.priority.straightness': (depth.get(target) ?? 0) - (depth.get(source) ?? 0) > 1 ? '10' : '1',
      },
    })),
  });
  const columns = new Map<number, { id: string; y: number }[]>();
  for (const { id, x = 0, y = 0 } of result.children ?? []) {
    const column = columns.get(Math.round(x)) ?? [];
    columns.set(Math.round(x), column);
    column.push({ id, y });
  }
  return [...columns].sort(([a], [b]) => a - b).map(([, column]) => column);
}

function port(id: string, side: 'WEST' | 'EAST') {
  return {
    id,
    x: side === 'WEST' ? 0 : NODE_WIDTH,
    y: NODE_HEIGHT / 2,
    layoutOptions: { 'elk.port.side': side },
  };
}
