import type { JsonObject } from '../document/json';
import type { DocumentEdge, DocumentNode, NetworkDocument } from '../document/NetworkDocument';
import { layOut } from '../editing/tidy';

/** A layer of a template: `[id, type, params, label?, inputs?]`; without inputs it follows the one before. */
export type TemplateLayer = {
  readonly id: string;
  readonly type: string;
  readonly params?: JsonObject;
  readonly label?: string;
  readonly from?: readonly string[];
};

/** Builds a document from a list of layers and lays it out as "Tidy up" does. */
export function buildNetwork(name: string, layers: readonly TemplateLayer[], training: JsonObject): NetworkDocument {
  const edges: DocumentEdge[] = [];
  const nodes = layers.map((layer, index): DocumentNode => {
    const previous = layers[index - 1];
    for (const source of layer.from ?? (previous === undefined ? [] : [previous.id])) {
      edges.push({ id: `e${edges.length + 1}`, source, target: layer.id });
    }
    return {
      id: layer.id,
      type: layer.type,
      ...(layer.label === undefined ? {} : { label: layer.label }),
      params: layer.params ?? {},
      position: { x: 0, y: 0 },
    };
  });
  const document: NetworkDocument = { name, nodes, edges, training };
  const places = layOut(document, nodes, null);
  return { ...document, nodes: nodes.map((node) => ({ ...node, position: places.get(node.id) ?? node.position })) };
}
