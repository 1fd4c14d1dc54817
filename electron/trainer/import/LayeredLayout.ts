import { COLUMN_STEP, NODE_HEIGHT, NODE_WIDTH, ROW_STEP } from '../../../src/document/geometry';
import type { DocumentEdge } from '../../../src/document/NetworkDocument';

/** Of nodes, by their ids. */
export type Heights = ReadonlyMap<string, number>;

/** How high the layers of a part of a network stand. Parts that are built alike are laid out once. */
export class LayeredLayout {
  private readonly known = new Map<string, readonly number[]>();

  /** `part`: ids from left to right, the same order for parts that are alike. */
  async heights(part: readonly string[], edges: readonly DocumentEdge[]): Promise<Heights> {
    const place = new Map(part.map((id, index) => [id, index]));
    const wires = edges.flatMap(({ source, target }): Wire[] => {
      const [from, to] = [place.get(source), place.get(target)];
      return from === undefined || to === undefined ? [] : [[from, to]];
    });
    const key = `${part.length}: ${wires.join(' ')}`;
    const found = this.known.get(key) ?? (isChain(part.length, wires) ? [] : await layered(part.length, wires));
    this.known.set(key, found);
    return new Map(part.map((id, index) => [id, found[index] ?? 0]));
  }
}

type Wire = readonly [from: number, to: number];

function isChain(count: number, wires: readonly Wire[]): boolean {
  return wires.length === count - 1 && wires.every(([from, to]) => to === from + 1);
}

/**
 * The canvas draws a wire from the middle of a side to the middle of another, at the height of its source until it is
 * there: hence the one port a side, and layers that stand as early as they can.
 */
async function layered(count: number, wires: readonly Wire[]): Promise<readonly number[]> {
  const depth = Array.from({ length: count }, () => 0);
  for (const [from, to] of [...wires].sort(([a], [b]) => a - b)) {
    depth[to] = Math.max(depth[to] ?? 0, (depth[from] ?? 0) + 1);
  }
  const jumps = ([from, to]: Wire) => (depth[to] ?? 0) - (depth[from] ?? 0) > 1;
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
    children: Array.from({ length: count }, (_, node) => ({
      id: `${node}`,
      width: NODE_WIDTH,
      height: NODE_HEIGHT,
      layoutOptions: { 'elk.portConstraints': 'FIXED_POS' },
      ports: [port(`${node} in`, 'WEST'), port(`${node} out`, 'EAST')],
    })),
    edges: wires.map((wire, index) => ({
      id: `wire ${index}`,
      sources: [`${wire[0]} out`],
      targets: [`${wire[1]} in`],
      // What jumps over layers stays straight, and they give way.
      layoutOptions: { 'elk.layered.priority.straightness': jumps(wire) ? '10' : '1' },
    })),
  });
  const heights = new Map((result.children ?? []).map(({ id, y = 0 }) => [id, y]));
  return Array.from({ length: count }, (_, node) => heights.get(`${node}`) ?? 0);
}

function port(id: string, side: 'WEST' | 'EAST') {
  return {
    id,
    x: side === 'WEST' ? 0 : NODE_WIDTH,
    y: NODE_HEIGHT / 2,
    layoutOptions: { 'elk.port.side': side },
  };
}
