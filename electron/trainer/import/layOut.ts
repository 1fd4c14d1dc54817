import { bounds, COLUMN_STEP, NODE_HEIGHT, NODE_WIDTH, ROW_STEP, snap } from '../../../src/document/geometry';
import type { NetworkDocument, Position } from '../../../src/document/NetworkDocument';
import { layOut as inRows } from '../../../src/editing/tidy';

/** Above it the layered layout takes longer than anybody waits; rows are quick. */
const mostNodes = 1500;

/**
 * Places the layers of an imported network: from left to right, branches below each other, wires around the nodes. A
 * plain chain is wrapped into rows instead, as `Tidy up` does it, so that it can be seen at once.
 */
export async function layOut(document: NetworkDocument): Promise<NetworkDocument> {
  const places =
    isChain(document) || document.nodes.length > mostNodes
      ? inRows(document, document.nodes, null)
      : await layered(document);
  return {
    ...document,
    nodes: document.nodes.map((node) => ({ ...node, position: places.get(node.id) ?? node.position })),
  };
}

function isChain({ nodes, edges }: NetworkDocument): boolean {
  const [sources, targets] = [new Set(edges.map(({ source }) => source)), new Set(edges.map(({ target }) => target))];
  return edges.length < nodes.length && sources.size === edges.length && targets.size === edges.length;
}

async function layered({ nodes, edges }: NetworkDocument): Promise<ReadonlyMap<string, Position>> {
  const { default: Elk } = await import('elkjs/lib/elk.bundled.js');
  const elk = new Elk();
  const result = await elk.layout({
    id: 'network',
    layoutOptions: {
      'elk.algorithm': 'layered',
      'elk.direction': 'RIGHT',
      'elk.edgeRouting': 'ORTHOGONAL',
      'elk.layered.spacing.nodeNodeBetweenLayers': String(COLUMN_STEP - NODE_WIDTH),
      'elk.spacing.nodeNode': String(ROW_STEP - NODE_HEIGHT),
      'elk.spacing.edgeNode': '48',
      'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
      'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
    },
    children: nodes.map(({ id }) => ({ id, width: NODE_WIDTH, height: NODE_HEIGHT })),
    edges: edges.map(({ id, source, target }) => ({ id, sources: [source], targets: [target] })),
  });
  const placed = (result.children ?? []).map(({ id, x = 0, y = 0 }) => ({ id, position: { x, y } }));
  const corner = bounds(
    nodes.flatMap((node) => {
      const found = placed.find(({ id }) => id === node.id);
      return found === undefined ? [] : [{ ...node, position: found.position }];
    }),
  );
  const { left, top } = corner ?? { left: 0, top: 0 };
  return new Map(placed.map(({ id, position }) => [id, snap({ x: position.x - left, y: position.y - top })]));
}
