import type { JsonObject } from '../../document/json';
import type { DocumentEdge, DocumentNode, NetworkDocument } from '../../document/NetworkDocument';

/** A node in a test: `[id, type, params]`. */
export type TestNode = readonly [id: string, type: string, params?: JsonObject];

/** A document from nodes and wires like `'a>b'`, or `'a>b:1'` with a slot. */
export function network(nodes: readonly TestNode[], wires: readonly string[], training?: JsonObject): NetworkDocument {
  return {
    name: 'test',
    nodes: nodes.map(
      ([id, type, params = {}], index): DocumentNode => ({ id, type, params, position: { x: index * 192, y: 0 } }),
    ),
    edges: wires.map((wire, index): DocumentEdge => {
      const [, source = '', target = '', slot] = /^([^>]+)>([^:]+)(?::(\d+))?$/.exec(wire) ?? [];
      return { id: `e${index + 1}`, source, target, ...(slot === undefined ? {} : { slot: Number(slot) }) };
    }),
    ...(training === undefined ? {} : { training }),
  };
}

/** A chain: each node feeds the next. */
export function chain(nodes: readonly TestNode[], training?: JsonObject): NetworkDocument {
  const wires = nodes.slice(1).map(([id], index) => `${nodes[index]?.[0]}>${id}`);
  return network(nodes, wires, training);
}
