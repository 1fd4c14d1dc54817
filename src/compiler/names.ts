import type { NetworkDocument } from '../document/NetworkDocument';

/** What messages call each node: its label, or type and number in the document's order: "Conv2D 2". */
export function nodeNames(document: NetworkDocument): ReadonlyMap<string, string> {
  const counts = new Map<string, number>();
  return new Map(
    document.nodes.map((node) => {
      const number = (counts.get(node.type) ?? 0) + 1;
      counts.set(node.type, number);
      const label = node.label?.trim();
      return [node.id, label === undefined || label === '' ? `${node.type} ${number}` : label];
    }),
  );
}
