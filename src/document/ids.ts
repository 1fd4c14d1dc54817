import type { NetworkDocument } from './NetworkDocument';

const idPattern = /^[A-Za-z0-9_-]{1,64}$/;

/** Whether a text may be the id of a node or an edge. */
export function isValidId(id: unknown): id is string {
  return typeof id === 'string' && idPattern.test(id);
}

/** An id for a new node of this type: `conv2d_2`, the first that is free. `taken`: ids that are about to be used. */
export function freshNodeId(document: NetworkDocument, type: string, taken: ReadonlySet<string> = new Set()): string {
  const used = new Set(document.nodes.map((node) => node.id));
  const base =
    type
      .toLowerCase()
      .replace(/[^a-z0-9]/g, '_')
      .slice(0, 50) || 'layer';
  return firstFree(base, (id) => used.has(id) || taken.has(id));
}

/** An id for a new edge: `e7`, the first that is free. */
export function freshEdgeId(document: NetworkDocument, taken: ReadonlySet<string> = new Set()): string {
  const used = new Set(document.edges.map((edge) => edge.id));
  let number = document.edges.length + taken.size + 1;
  while (used.has(`e${number}`) || taken.has(`e${number}`)) number++;
  return `e${number}`;
}

function firstFree(base: string, isTaken: (id: string) => boolean): string {
  let number = 1;
  while (isTaken(`${base}_${number}`)) number++;
  return `${base}_${number}`;
}
