import { BaseEdge, EdgeLabelRenderer, type EdgeProps, getSmoothStepPath } from '@xyflow/react';
import { Plus } from 'lucide-react';
import { memo } from 'react';
import { COLUMN_STEP, NODE_HEIGHT, VOLUME_HEIGHT } from '../../src/document/geometry';
import { formatCount, type Shape } from '../../src/document/Shape';
import { useDocumentStore } from '../state/documentStore';
import { useCanvasStore } from './canvasStore';
import type { TensorEdge } from './flowItems';

/** Room that a shape on one line needs. */
const ONE_LINE = 76;
/** Below this there is room for none: nodes stand closer than tidying up would put them. */
const NO_LINE = 36;
/** From a node to the upright part of a wire before it, within the gap between two columns. */
const STEP = 22;

/** A wire with the shape of the tensor that flows along it. */
export const TensorEdgePath = memo(function TensorEdgePath(props: EdgeProps<TensorEdge>) {
  const { id, source, sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition, selected } = props;
  const shape = useDocumentStore((state) => state.plan.layerById.get(source)?.outputShape ?? null);
  const alone = useDocumentStore(({ selection }) => selection.edges.length === 1 && selection.nodes.length === 0);
  const hot = useCanvasStore((state) => state.hotEdge === id);
  const [path, labelX, labelY] = getSmoothStepPath({
    sourceX,
    sourceY,
    sourcePosition,
    targetX,
    targetY,
    targetPosition,
    borderRadius: 14,
    offset: STEP,
    ...wayBack(props),
    ...longWay(props),
  });
  return (
    <>
      <BaseEdge
        id={id}
        path={path}
        interactionWidth={24}
        className={`wire${hot ? ' wire-hot' : ''}${shape === null ? ' wire-unknown' : ''}`}
      />
      {shape !== null && <ShapeLabel shape={shape} x={labelX} y={labelY} room={labelRoom(props)} />}
      {selected === true && alone && (
        <EdgeLabelRenderer>
          <button
            type="button"
            className="wire-plus nodrag nopan"
            aria-label="Insert a layer here"
            style={{ transform: `translate(-50%, -50%) translate(${labelX}px, ${labelY}px)` }}
            onClick={(event) =>
              useCanvasStore.getState().openSearch({
                at: { x: event.clientX, y: event.clientY + 14 },
                purpose: { kind: 'splice', edgeId: id },
              })
            }
          >
            <Plus size={13} strokeWidth={2} aria-hidden="true" />
          </button>
        </EdgeLabelRenderer>
      )}
    </>
  );
});

type Ends = Pick<EdgeProps, 'sourceX' | 'sourceY' | 'targetX' | 'targetY'>;

/**
 * A wire to a row below goes back in the gap above that row and its volumes: half-way it would cross the lower branches
 * of its own row.
 */
function wayBack({ sourceX, sourceY, targetX, targetY }: Ends): { centerY?: number } {
  const centerY = targetY - NODE_HEIGHT / 2 - VOLUME_HEIGHT - 24;
  return targetX < sourceX && centerY > sourceY + NODE_HEIGHT / 2 + 12 ? { centerY } : {};
}

/** A wire over several columns keeps to the height of its source, which the layout holds free, until it is there. */
function longWay(ends: Ends): { centerX?: number } {
  return isLongStep(ends) ? { centerX: ends.targetX - STEP } : {};
}

function isLongStep({ sourceX, sourceY, targetX, targetY }: Ends): boolean {
  return targetX - sourceX > COLUMN_STEP && Math.abs(targetY - sourceY) >= 8;
}

/** Horizontal room beside the label's place: the gap between two nodes, or the long way back of a wrapped row. */
function labelRoom(ends: Ends): number {
  if (isLongStep(ends)) return 2 * STEP;
  const { sourceX, sourceY, targetX, targetY } = ends;
  const gap = targetX - sourceX;
  if (gap < 0) return -gap;
  // On a step to another height the label stands at the upright part, with half the gap on each side.
  return Math.abs(targetY - sourceY) < 8 ? gap : gap / 2;
}

function ShapeLabel({ shape, x, y, room }: { shape: Shape; x: number; y: number; room: number }) {
  if (room < NO_LINE) return null;
  const sizes = shape.map(formatCount);
  const twoLines = sizes.length === 3 && room < ONE_LINE;
  return (
    <text className="wire-shape number" x={x} y={y} textAnchor="middle">
      {twoLines ? (
        <>
          <tspan x={x} dy={-6}>
            {sizes.slice(0, 2).join('×')}
          </tspan>
          <tspan x={x} dy={18}>
            ×{sizes[2]}
          </tspan>
        </>
      ) : (
        <tspan x={x} dy={-6}>
          {sizes.join('×')}
        </tspan>
      )}
    </text>
  );
}
