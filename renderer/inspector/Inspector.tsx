import './inspector.css';
import './controls.css';
import './network.css';
import { PanelRightClose } from 'lucide-react';
import { focusCanvas } from '../canvas/focusNode';
import { runCommand } from '../commands/runCommand';
import { useDocumentStore } from '../state/documentStore';
import type { Selection } from '../state/selection';
import { IconButton } from '../ui/IconButton';
import { LayerInspector } from './LayerInspector';
import { NetworkInspector } from './NetworkInspector';
import { SeveralInspector } from './SeveralInspector';
import { WireInspector } from './WireInspector';

/** The right panel: the chosen layer, what else is chosen, or the network as a whole. */
export function Inspector() {
  const selection = useDocumentStore((state) => state.selection);
  return (
    <section
      className="inspector"
      aria-label="Inspector"
      data-panel="inspector"
      onKeyDown={(event) => {
        // A field that has something to take back keeps Escape to itself.
        if (event.key === 'Escape' && !event.defaultPrevented) focusCanvas();
      }}
    >
      <div className="inspector-scroll">
        <Chosen selection={selection} />
      </div>
      <div className="inspector-foot">
        <IconButton label="Hide the inspector" icon={PanelRightClose} onClick={() => runCommand('toggleInspector')} />
      </div>
    </section>
  );
}

function Chosen({ selection: { nodes, edges } }: { readonly selection: Selection }) {
  const [nodeId] = nodes;
  if (nodeId === undefined) return edges.length === 0 ? <NetworkInspector /> : <WireInspector edgeIds={edges} />;
  // What is typed into the fields of one layer must not appear in those of the next.
  return nodes.length === 1 ? <LayerInspector key={nodeId} nodeId={nodeId} /> : <SeveralInspector nodeIds={nodes} />;
}
