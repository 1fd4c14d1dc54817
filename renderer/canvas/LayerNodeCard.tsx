import { Handle, type NodeProps, Position } from '@xyflow/react';
import { CircleAlert, Hourglass, Info, TriangleAlert } from 'lucide-react';
import { memo } from 'react';
import type { PlanLayer } from '../../src/compiler/Plan';
import type { Diagnostic, Severity } from '../../src/diagnostics/Diagnostic';
import { formatCount } from '../../src/document/Shape';
import { LayerIcon } from '../design/LayerIcon';
import { diagnosticsByNode } from '../state/diagnosticsByNode';
import { useDocumentStore } from '../state/documentStore';
import { useSettingsStore } from '../state/settingsStore';
import { Tooltip } from '../ui/Tooltip';
import { type CanvasStore, useCanvasStore } from './canvasStore';
import type { LayerNode } from './flowItems';
import { TensorVolume } from './TensorVolume';
import { volumeScale, volumeSize } from './volumeSize';

/** A layer on the canvas. It reads its own layer of the plan, so that a change renders only the nodes it concerns. */
export const LayerNodeCard = memo(function LayerNodeCard({ id, selected }: NodeProps<LayerNode>) {
  const layer = useDocumentStore((state) => state.plan.layerById.get(id));
  const worst = useDocumentStore((state) => diagnosticsByNode(state.plan).get(id)?.[0]);
  const count = useDocumentStore((state) => diagnosticsByNode(state.plan).get(id)?.length ?? 0);
  const waitingFor = useDocumentStore(({ plan }) =>
    layer?.waitingFor == null ? null : (plan.layerById.get(layer.waitingFor)?.name ?? layer.waitingFor),
  );
  const wiring = useCanvasStore((state) => wiringState(state, id));
  if (layer === undefined) return null;
  const { definition } = layer;
  const state = layer.status === 'ok' && worst !== undefined ? worst.severity : layer.status;
  return (
    <div
      className="layer-node"
      data-node-id={id}
      data-family={definition.family}
      data-state={state}
      data-selected={selected || undefined}
      data-loose={!layer.connected || undefined}
      data-wiring={wiring ?? undefined}
    >
      <Volume layer={layer} />
      {definition.inputs !== 'none' && <Handle type="target" position={Position.Left} />}
      <div className="layer-node-head">
        <LayerIcon name={definition.icon} size={17} />
        <span className="layer-node-name">{layer.name}</span>
        {worst !== undefined && <Badge diagnostic={worst} count={count} />}
      </div>
      <div className="layer-node-detail">
        {layer.status === 'waiting' ? (
          <>
            <Hourglass size={12} strokeWidth={1.75} aria-hidden="true" />
            <span>waiting for {waitingFor}</span>
          </>
        ) : (
          <span>{detailOf(layer)}</span>
        )}
      </div>
      <div className="layer-node-foot number">
        <span className="layer-node-shape">{layer.outputShape?.map(formatCount).join('×') ?? 'no shape'}</span>
        {(layer.paramCount ?? 0) > 0 && <span className="quiet">{formatCount(layer.paramCount ?? 0)}</span>}
      </div>
      <Handle type="source" position={Position.Right} />
    </div>
  );
});

function detailOf(layer: PlanLayer): string {
  if (layer.params === null) return 'check its settings';
  const detail = layer.definition.detail(layer.params);
  // The name is the type's own unless the user gave another: then the type is worth saying.
  return detail === '' && !layer.name.startsWith(layer.type) ? layer.definition.title : detail;
}

const severityIcons = { error: CircleAlert, warning: TriangleAlert, hint: Info } as const satisfies {
  [S in Severity]: unknown;
};

function Badge({ diagnostic, count }: { readonly diagnostic: Diagnostic; readonly count: number }) {
  const Icon = severityIcons[diagnostic.severity];
  const more = count > 1 ? ` (and ${count - 1} more)` : '';
  return (
    <Tooltip text={`${diagnostic.message}${more}`}>
      <span className="layer-node-badge" data-severity={diagnostic.severity}>
        <Icon size={15} strokeWidth={2} aria-hidden="true" />
        <span className="visually-hidden">
          {diagnostic.severity}: {diagnostic.message}
        </span>
      </span>
    </Tooltip>
  );
}

function Volume({ layer }: { readonly layer: PlanLayer }) {
  const shown = useSettingsStore((state) => state.settings.tensorVolumes);
  const spatial = useDocumentStore((state) => volumeScale(state.plan).spatial);
  const channels = useDocumentStore((state) => volumeScale(state.plan).channels);
  if (!shown || layer.outputShape === null) return null;
  const size = volumeSize(layer.outputShape, { spatial, channels });
  return size === null ? null : <TensorVolume {...size} />;
}

/** How a node looks while a wire is drawn: where it may end, and where it may not. */
function wiringState({ wiring, wireMode }: CanvasStore, id: string): 'from' | 'valid' | 'invalid' | 'target' | null {
  if (wireMode !== null) {
    if (wireMode.from === id) return 'from';
    if (wireMode.targets[wireMode.index] === id) return 'target';
    return wireMode.targets.includes(id) ? 'valid' : 'invalid';
  }
  if (wiring === null) return null;
  if (wiring.from === id) return 'from';
  return wiring.valid.has(id) ? 'valid' : 'invalid';
}
