import type { Json, JsonObject } from './json';
import { jsonEqual } from './json';
import type { DocumentEdge, DocumentNode, NetworkDocument, Position } from './NetworkDocument';

/**
 * One change of a document, as plain data. `index` is the place in the list (default: the end), so that undoing a
 * removal restores the order too. `value: undefined` removes a parameter, which then takes its default.
 */
export type Edit =
  | { readonly type: 'addNode'; readonly node: DocumentNode; readonly index?: number }
  | { readonly type: 'removeNode'; readonly nodeId: string }
  | { readonly type: 'replaceNode'; readonly nodeId: string; readonly node: DocumentNode }
  | { readonly type: 'setParam'; readonly nodeId: string; readonly param: string; readonly value: Json | undefined }
  | { readonly type: 'setLabel'; readonly nodeId: string; readonly label: string | undefined }
  | { readonly type: 'moveNode'; readonly nodeId: string; readonly position: Position }
  | { readonly type: 'addEdge'; readonly edge: DocumentEdge; readonly index?: number }
  | { readonly type: 'removeEdge'; readonly edgeId: string }
  | { readonly type: 'setName'; readonly name: string }
  | { readonly type: 'setTraining'; readonly field: string; readonly value: Json | undefined }
  | { readonly type: 'replaceTraining'; readonly training: JsonObject | undefined };

/** An edit that names something the document does not have, or that would break it. A bug of the caller, not of the user. */
export class EditError extends Error {
  override readonly name = 'EditError';
}

/** The result of edits: the new document and the edits that undo them, in the order in which to apply them. */
export type Applied = { readonly document: NetworkDocument; readonly inverse: readonly Edit[] };

/**
 * Applies edits in order. All or nothing: throws `EditError` and leaves the input as it was.
 * Removing a node removes its edges; the inverse brings both back at their places. Edits that change nothing
 * leave the same document (`===`) and an empty inverse.
 */
export function applyEdits(document: NetworkDocument, edits: readonly Edit[]): Applied {
  let current = document;
  const inverses: (readonly Edit[])[] = [];
  for (const edit of edits) {
    const applied = applyEdit(current, edit);
    if (applied.document === current) continue;
    inverses.unshift(applied.inverse);
    current = applied.document;
  }
  return { document: current, inverse: inverses.flat() };
}

function applyEdit(document: NetworkDocument, edit: Edit): Applied {
  switch (edit.type) {
    case 'addNode': {
      if (document.nodes.some((node) => node.id === edit.node.id)) throw new EditError(`node ${edit.node.id} exists`);
      return {
        document: { ...document, nodes: insertAt(document.nodes, edit.node, edit.index) },
        inverse: [{ type: 'removeNode', nodeId: edit.node.id }],
      };
    }
    case 'removeNode':
      return removeNode(document, edit.nodeId);
    case 'replaceNode': {
      const before = findNode(document, edit.nodeId);
      if (edit.node.id !== edit.nodeId) throw new EditError('a replaced node keeps its id');
      return {
        document: withNode(document, edit.node),
        inverse: [{ type: 'replaceNode', nodeId: edit.nodeId, node: before }],
      };
    }
    case 'setParam': {
      const node = findNode(document, edit.nodeId);
      const before = node.params[edit.param];
      if (jsonEqual(before, edit.value) && edit.param in node.params === (edit.value !== undefined)) {
        return { document, inverse: [] };
      }
      return {
        document: withNode(document, { ...node, params: withField(node.params, edit.param, edit.value) }),
        // The whole node, because a parameter that comes back must stand at its old place among the others.
        inverse: [{ type: 'replaceNode', nodeId: node.id, node }],
      };
    }
    case 'setLabel': {
      const node = findNode(document, edit.nodeId);
      if (node.label === edit.label) return { document, inverse: [] };
      const { label: before, ...rest } = node;
      return {
        document: withNode(document, edit.label === undefined ? rest : { ...rest, label: edit.label }),
        inverse: [{ type: 'setLabel', nodeId: node.id, label: before }],
      };
    }
    case 'moveNode': {
      const node = findNode(document, edit.nodeId);
      if (node.position.x === edit.position.x && node.position.y === edit.position.y) return { document, inverse: [] };
      return {
        // What another program noted beside x and y stays.
        document: withNode(document, { ...node, position: { ...node.position, ...edit.position } }),
        inverse: [{ type: 'moveNode', nodeId: node.id, position: node.position }],
      };
    }
    case 'addEdge': {
      const { edge } = edit;
      if (document.edges.some((other) => other.id === edge.id)) throw new EditError(`edge ${edge.id} exists`);
      findNode(document, edge.source);
      findNode(document, edge.target);
      return {
        document: { ...document, edges: insertAt(document.edges, edge, edit.index) },
        inverse: [{ type: 'removeEdge', edgeId: edge.id }],
      };
    }
    case 'removeEdge': {
      const index = document.edges.findIndex((edge) => edge.id === edit.edgeId);
      const edge = document.edges[index];
      if (edge === undefined) throw new EditError(`no edge ${edit.edgeId}`);
      return {
        document: { ...document, edges: withoutIndex(document.edges, index) },
        inverse: [{ type: 'addEdge', edge, index }],
      };
    }
    case 'setName':
      if (edit.name === document.name) return { document, inverse: [] };
      return { document: { ...document, name: edit.name }, inverse: [{ type: 'setName', name: document.name }] };
    case 'setTraining': {
      const before = document.training?.[edit.field];
      if (jsonEqual(before, edit.value)) return { document, inverse: [] };
      return {
        document: { ...document, training: withField(document.training ?? {}, edit.field, edit.value) },
        inverse: [{ type: 'replaceTraining', training: document.training }],
      };
    }
    case 'replaceTraining': {
      const { training: before, ...rest } = document;
      if (before === edit.training) return { document, inverse: [] };
      return {
        document: edit.training === undefined ? rest : { ...rest, training: edit.training },
        inverse: [{ type: 'replaceTraining', training: before }],
      };
    }
  }
}

function removeNode(document: NetworkDocument, nodeId: string): Applied {
  const node = findNode(document, nodeId);
  const index = document.nodes.indexOf(node);
  const touches = (edge: DocumentEdge) => edge.source === nodeId || edge.target === nodeId;
  const restored = document.edges.flatMap((edge, place): Edit[] =>
    touches(edge) ? [{ type: 'addEdge', edge, index: place }] : [],
  );
  return {
    document: {
      ...document,
      nodes: withoutIndex(document.nodes, index),
      edges: document.edges.filter((edge) => !touches(edge)),
    },
    inverse: [{ type: 'addNode', node, index }, ...restored],
  };
}

function findNode(document: NetworkDocument, nodeId: string): DocumentNode {
  const node = document.nodes.find((candidate) => candidate.id === nodeId);
  if (node === undefined) throw new EditError(`no node ${nodeId}`);
  return node;
}

function withNode(document: NetworkDocument, node: DocumentNode): NetworkDocument {
  return { ...document, nodes: document.nodes.map((other) => (other.id === node.id ? node : other)) };
}

function withField(fields: JsonObject, field: string, value: Json | undefined): JsonObject {
  if (value !== undefined) return { ...fields, [field]: value };
  const { [field]: _removed, ...rest } = fields;
  return rest;
}

function insertAt<T>(list: readonly T[], item: T, index = list.length): readonly T[] {
  return [...list.slice(0, index), item, ...list.slice(index)];
}

function withoutIndex<T>(list: readonly T[], index: number): readonly T[] {
  return list.filter((_, place) => place !== index);
}
