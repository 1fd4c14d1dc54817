import { Plus, Unplug } from 'lucide-react';
import { formatCount, formatShape, sizeOf } from '../../src/document/Shape';
import { runCommand } from '../commands/runCommand';
import { useDocumentStore } from '../state/documentStore';
import { Button } from '../ui/Button';

/** A wire: where from and to, and the tensor that flows along it. */
export function WireInspector({ edgeIds }: { readonly edgeIds: readonly string[] }) {
  const document = useDocumentStore((state) => state.document);
  const plan = useDocumentStore((state) => state.plan);
  const edge = document.edges.find((candidate) => candidate.id === edgeIds[0]);
  if (edge === undefined) return null;
  const name = (id: string) => plan.layerById.get(id)?.name ?? id;
  const shape = plan.layerById.get(edge.source)?.outputShape ?? null;
  const several = edgeIds.length > 1;
  return (
    <>
      <h2 className="panel-title">{several ? `${edgeIds.length} wires` : 'Wire'}</h2>
      {!several && (
        <section className="inset" aria-label="Tensor">
          <dl className="formula-lines">
            <dt>From</dt>
            <dd>{name(edge.source)}</dd>
            <dt>To</dt>
            <dd>{name(edge.target)}</dd>
            <dt>Shape</dt>
            <dd className="number">{shape === null ? 'not known yet' : <b>{formatShape(shape)}</b>}</dd>
            {shape !== null && (
              <>
                <dt>Values</dt>
                <dd className="number">{formatCount(sizeOf(shape))} an image</dd>
              </>
            )}
          </dl>
        </section>
      )}
      <div className="inspector-actions">
        {!several && (
          <Button icon={Plus} onClick={() => runCommand('addLayer')}>
            Insert layer
          </Button>
        )}
        <Button icon={Unplug} onClick={() => runCommand('delete')}>
          Remove
        </Button>
      </div>
    </>
  );
}
