import { jsonEqual } from '../../src/document/json';
import type { DocumentEdge, DocumentNode, NetworkDocument } from '../../src/document/NetworkDocument';

/** Whether two documents would be written alike. Quick, because edits share what they do not change. */
export function sameDocument(a: NetworkDocument, b: NetworkDocument): boolean {
  if (a === b) return true;
  return (
    a.name === b.name &&
    jsonEqual(a.training, b.training) &&
    jsonEqual(a.extra, b.extra) &&
    sameList(a.nodes, b.nodes, sameNode) &&
    sameList(a.edges, b.edges, sameEdge)
  );
}

function sameList<T>(a: readonly T[], b: readonly T[], same: (a: T, b: T) => boolean): boolean {
  if (a === b) return true;
  return a.length === b.length && a.every((item, index) => item === b[index] || same(item, b[index] as T));
}

function sameNode(a: DocumentNode, b: DocumentNode): boolean {
  return (
    a.id === b.id &&
    a.type === b.type &&
    a.label === b.label &&
    a.position.x === b.position.x &&
    a.position.y === b.position.y &&
    jsonEqual(a.params, b.params) &&
    jsonEqual(a.extra, b.extra)
  );
}

function sameEdge(a: DocumentEdge, b: DocumentEdge): boolean {
  return (
    a.id === b.id && a.source === b.source && a.target === b.target && a.slot === b.slot && jsonEqual(a.extra, b.extra)
  );
}
