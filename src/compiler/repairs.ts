import type { Fix } from '../diagnostics/Diagnostic';
import type { Edit } from '../document/edits';
import { COLUMN_STEP, freePlace } from '../document/geometry';
import { freshEdgeId, freshNodeId } from '../document/ids';
import { insertOnEdge, removeAndHeal } from '../document/insertion';
import type { JsonObject } from '../document/json';
import type { NetworkDocument } from '../document/NetworkDocument';
import type { Suggestion } from '../layers/LayerDefinition';
import type { Wiring } from './wiring';

/** Turns what a layer proposes into edits of this document. */
export function repairFrom(
  document: NetworkDocument,
  wiring: Wiring,
  nodeId: string,
  suggestion: Suggestion,
): Omit<Fix, 'preview'> {
  const { title } = suggestion;
  switch (suggestion.kind) {
    case 'setParam':
      return { title, edits: [{ type: 'setParam', nodeId, param: suggestion.param, value: suggestion.value }] };
    case 'setParams':
      return {
        title,
        edits: Object.entries(suggestion.params).map(([param, value]) => ({ type: 'setParam', nodeId, param, value })),
      };
    case 'insertBefore': {
      const edge = wiring.incoming.get(nodeId)?.[suggestion.slot ?? 0];
      const id = freshNodeId(document, suggestion.type);
      const node = { id, type: suggestion.type, params: suggestion.params };
      return { title, edits: edge === undefined ? [] : insertOnEdge(document, edge, node) };
    }
    case 'replaceType': {
      const node = document.nodes.find((candidate) => candidate.id === nodeId);
      if (node === undefined) return { title, edits: [] };
      return {
        title,
        edits: [{ type: 'replaceNode', nodeId, node: { ...node, type: suggestion.type, params: suggestion.params } }],
      };
    }
    case 'remove':
      return { title, edits: removeAndHeal(document, nodeId) };
  }
}

/** Adds a layer behind the end of the network. */
export function appendAtEnd(
  document: NetworkDocument,
  endId: string,
  type: string,
  params: JsonObject,
): readonly Edit[] {
  const end = document.nodes.find((node) => node.id === endId);
  if (end === undefined) return [];
  const id = freshNodeId(document, type);
  const position = freePlace(document, { x: end.position.x + COLUMN_STEP, y: end.position.y });
  return [
    { type: 'addNode', node: { id, type, params, position } },
    { type: 'addEdge', edge: { id: freshEdgeId(document), source: endId, target: id } },
  ];
}
