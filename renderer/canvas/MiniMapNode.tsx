import type { MiniMapNodeProps } from '@xyflow/react';
import { useDocumentStore } from '../state/documentStore';

/** A node of the overview: its family's colour, and a notch of another shape where it has a problem. */
export function MiniMapNode({ id, x, y, width, height }: MiniMapNodeProps) {
  const family = useDocumentStore((state) => state.plan.layerById.get(id)?.definition.family);
  const problem = useDocumentStore((state) => state.plan.layerById.get(id)?.status === 'problem');
  return (
    <g data-family={family}>
      {problem ? (
        <path
          className="minimap-problem"
          d={`M ${x + width / 2} ${y - height * 0.3} L ${x + width} ${y + height} L ${x} ${y + height} Z`}
        />
      ) : (
        <rect className="minimap-node" x={x} y={y} width={width} height={height} rx={12} />
      )}
    </g>
  );
}
