import type { NetworkDocument } from '../../src/document/NetworkDocument';

/** The chosen layers and wires, by id. */
export type Selection = { readonly nodes: readonly string[]; readonly edges: readonly string[] };

export const noSelection: Selection = { nodes: [], edges: [] };

export function sameSelection(a: Selection, b: Selection): boolean {
  return sameIds(a.nodes, b.nodes) && sameIds(a.edges, b.edges);
}

function sameIds(a: readonly string[], b: readonly string[]): boolean {
  return a === b || (a.length === b.length && a.every((id, index) => id === b[index]));
}

/** The selection without what the document no longer has. */
export function onlyExisting(selection: Selection, document: NetworkDocument): Selection {
  if (selection.nodes.length === 0 && selection.edges.length === 0) return noSelection;
  const nodes = new Set(document.nodes.map((node) => node.id));
  const edges = new Set(document.edges.map((edge) => edge.id));
  return {
    nodes: selection.nodes.filter((id) => nodes.has(id)),
    edges: selection.edges.filter((id) => edges.has(id)),
  };
}
