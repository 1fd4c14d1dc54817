import { Unplug } from 'lucide-react';
import type { DocumentEdge } from '../../src/document/NetworkDocument';
import { formatShape } from '../../src/document/Shape';
import { disconnect } from '../../src/editing/connecting';
import { useDocumentStore } from '../state/documentStore';
import { IconButton } from '../ui/IconButton';
import { goToLayer } from './goToLayer';

/** The wires of a layer as a list: to walk along, and to remove without a mouse. */
export function Connections({ nodeId }: { readonly nodeId: string }) {
  const document = useDocumentStore((state) => state.document);
  const incoming = document.edges.filter((edge) => edge.target === nodeId);
  const outgoing = document.edges.filter((edge) => edge.source === nodeId);
  if (incoming.length + outgoing.length === 0) return null;
  return (
    <section aria-label="Connections">
      <ul className="connections">
        {incoming.map((edge) => (
          <Wire key={edge.id} edge={edge} other={edge.source} word="From" />
        ))}
        {outgoing.map((edge) => (
          <Wire key={edge.id} edge={edge} other={edge.target} word="To" />
        ))}
      </ul>
    </section>
  );
}

type WireProps = { readonly edge: DocumentEdge; readonly other: string; readonly word: 'From' | 'To' };

function Wire({ edge, other, word }: WireProps) {
  const name = useDocumentStore((state) => state.plan.layerById.get(other)?.name ?? other);
  const shape = useDocumentStore((state) => state.plan.layerById.get(edge.source)?.outputShape ?? null);
  return (
    <li>
      <span className="quiet">{word}</span>
      <button type="button" className="link-button" onClick={() => goToLayer(other)}>
        {name}
      </button>
      {shape !== null && <span className="number quiet">{formatShape(shape)}</span>}
      <IconButton
        label={`Remove the wire ${word.toLowerCase()} ${name}`}
        icon={Unplug}
        size={14}
        onClick={() => {
          const { document, run } = useDocumentStore.getState();
          run(disconnect(document, [edge.id]));
        }}
      />
    </li>
  );
}
