import type { DocumentEdge, NetworkDocument } from '../document/NetworkDocument';

/** Who feeds whom, looked up once a document. */
export type Wiring = {
  /** Incoming edges of each node, by slot. */
  readonly incoming: ReadonlyMap<string, readonly DocumentEdge[]>;
  readonly outgoing: ReadonlyMap<string, readonly DocumentEdge[]>;
  /** All node ids; those on or behind a cycle come last, in the document's order. */
  readonly order: readonly string[];
  /** Nodes that no order exists for: on a cycle, or fed by one. */
  readonly unordered: ReadonlySet<string>;
};

/** Reads the edges of a document. Linear in nodes and edges. */
export function readWiring(document: NetworkDocument): Wiring {
  const incoming = new Map<string, DocumentEdge[]>(document.nodes.map((node) => [node.id, []]));
  const outgoing = new Map<string, DocumentEdge[]>(document.nodes.map((node) => [node.id, []]));
  for (const edge of document.edges) {
    incoming.get(edge.target)?.push(edge);
    outgoing.get(edge.source)?.push(edge);
  }
  for (const [id, edges] of incoming) incoming.set(id, bySlot(edges));

  const waitsFor = new Map([...incoming].map(([id, edges]) => [id, edges.length]));
  const order = document.nodes.filter((node) => waitsFor.get(node.id) === 0).map((node) => node.id);
  for (let place = 0; place < order.length; place++) {
    for (const edge of outgoing.get(order[place] ?? '') ?? []) {
      const left = (waitsFor.get(edge.target) ?? 0) - 1;
      waitsFor.set(edge.target, left);
      if (left === 0) order.push(edge.target);
    }
  }
  const ordered = new Set(order);
  const rest = document.nodes.filter((node) => !ordered.has(node.id)).map((node) => node.id);
  return { incoming, outgoing, order: [...order, ...rest], unordered: new Set(rest) };
}

/** An edge without a slot takes its place in the order of appearance. */
function bySlot(edges: DocumentEdge[]): DocumentEdge[] {
  if (edges.length < 2) return edges;
  return edges
    .map((edge, place) => ({ edge, slot: edge.slot ?? place, place }))
    .sort((a, b) => a.slot - b.slot || a.place - b.place)
    .map(({ edge }) => edge);
}

/** The cycles among nodes that have no order, each as its edges in the direction of flow; no edge stands in two. */
export function findCycles(wiring: Wiring): readonly (readonly DocumentEdge[])[] {
  const cycles: DocumentEdge[][] = [];
  const done = new Set<string>();
  for (const start of wiring.unordered) {
    const path: DocumentEdge[] = [];
    const placeOnPath = new Map<string, number>();
    let at: string | undefined = start;
    while (at !== undefined && !done.has(at) && !placeOnPath.has(at)) {
      placeOnPath.set(at, path.length);
      const current: string = at;
      const back: DocumentEdge | undefined = wiring.incoming
        .get(current)
        ?.find((edge) => wiring.unordered.has(edge.source));
      if (back === undefined) break;
      path.push(back);
      at = back.source;
    }
    const from = at === undefined ? undefined : placeOnPath.get(at);
    // Walked against the flow, so the cycle is turned round.
    if (from !== undefined && !done.has(at ?? '')) cycles.push(path.slice(from).reverse());
    for (const id of placeOnPath.keys()) done.add(id);
  }
  return cycles;
}

/** All nodes that can be reached along the edges from these. */
export function reachable(wiring: Wiring, from: readonly string[]): ReadonlySet<string> {
  const seen = new Set(from);
  const queue = [...from];
  for (let place = 0; place < queue.length; place++) {
    for (const edge of wiring.outgoing.get(queue[place] ?? '') ?? []) {
      if (seen.has(edge.target)) continue;
      seen.add(edge.target);
      queue.push(edge.target);
    }
  }
  return seen;
}

/** Longest distance in layers from any start, for the ordered nodes. */
export function depths(wiring: Wiring): ReadonlyMap<string, number> {
  const depth = new Map<string, number>();
  for (const id of wiring.order) {
    if (wiring.unordered.has(id)) continue;
    const before = (wiring.incoming.get(id) ?? []).map((edge) => depth.get(edge.source) ?? 0);
    depth.set(
      id,
      before.reduce((most, value) => Math.max(most, value + 1), 0),
    );
  }
  return depth;
}
