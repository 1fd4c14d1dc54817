import { Copy, CopyPlus, Trash2, Wand2 } from 'lucide-react';
import { formatCount, formatShape } from '../../src/document/Shape';
import { runCommand } from '../commands/runCommand';
import { LayerIcon } from '../design/LayerIcon';
import { shortCount } from '../shell/shortCount';
import { useDocumentStore } from '../state/documentStore';
import { Button } from '../ui/Button';
import { goToLayer } from './goToLayer';

/** Layers that are named one by one. */
const MOST_NAMED = 12;

/** Several layers: what they are together, and what can be done with all of them. */
export function SeveralInspector({ nodeIds }: { readonly nodeIds: readonly string[] }) {
  const plan = useDocumentStore((state) => state.plan);
  const layers = plan.layers.filter((layer) => nodeIds.includes(layer.id));
  const sum = (values: readonly (number | null)[]) => values.reduce<number>((total, value) => total + (value ?? 0), 0);
  return (
    <>
      <h2 className="panel-title">{nodeIds.length} layers</h2>
      <ul className="chosen-layers" aria-label="Chosen layers">
        {layers.slice(0, MOST_NAMED).map((layer) => (
          <li key={layer.id} data-family={layer.definition.family}>
            <LayerIcon name={layer.definition.icon} size={15} />
            <button type="button" className="link-button" onClick={() => goToLayer(layer.id)}>
              {layer.name}
            </button>
            {layer.outputShape !== null && <span className="number quiet">{formatShape(layer.outputShape)}</span>}
          </li>
        ))}
        {layers.length > MOST_NAMED && <li className="quiet">and {layers.length - MOST_NAMED} more</li>}
      </ul>
      <section className="inset" aria-label="Together">
        <dl className="formula-lines">
          <dt>Parameters</dt>
          <dd className="number">
            <b>{formatCount(sum(layers.map((layer) => layer.paramCount)))}</b>
          </dd>
          <dt>MACs</dt>
          <dd className="number">
            <b>{shortCount(sum(layers.map((layer) => layer.macs)))}</b>
          </dd>
        </dl>
      </section>
      <div className="inspector-actions">
        <Button icon={Wand2} onClick={() => runCommand('tidy')}>
          Tidy up
        </Button>
        <Button icon={CopyPlus} onClick={() => runCommand('duplicate')}>
          Duplicate
        </Button>
        <Button icon={Copy} onClick={() => runCommand('copy')}>
          Copy
        </Button>
        <Button icon={Trash2} onClick={() => runCommand('delete')}>
          Delete
        </Button>
      </div>
    </>
  );
}
