import { NODE_WIDTH } from '../../src/document/geometry';
import { currentZoom } from '../canvas/viewport';
import { LayerIcon } from '../design/LayerIcon';
import { useDragStore } from './dragStore';

/** What is being dragged, its middle under the pointer, in the size that it will have. */
export function DragGhost() {
  const drag = useDragStore((state) => state.drag);
  if (drag === null) return null;
  const { definition, x, y, onCanvas } = drag;
  const scale = onCanvas ? currentZoom() : 1;
  return (
    <div
      className="drag-ghost"
      data-family={definition.family}
      aria-hidden="true"
      style={{ width: NODE_WIDTH, transform: `translate(${x}px, ${y}px) scale(${scale}) translate(-50%, -50%)` }}
    >
      <LayerIcon name={definition.icon} size={17} />
      {definition.title}
    </div>
  );
}
