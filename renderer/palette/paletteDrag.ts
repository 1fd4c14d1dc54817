import { addLayer, spliceLayer } from '../../src/editing/adding';
import type { LayerDefinition } from '../../src/layers/LayerDefinition';
import { useCanvasStore } from '../canvas/canvasStore';
import { focusNode } from '../canvas/focusNode';
import { edgeAt, isOnCanvas } from '../canvas/hitTest';
import { placeUnder } from '../canvas/viewport';
import { useDocumentStore } from '../state/documentStore';
import { useDragStore } from './dragStore';

/** Less than this is a click with an unsteady hand. */
const THRESHOLD = 5;

/** Follows a drag from the palette: a ghost under the pointer, the wire below it lit, the layer put where it is released. */
export function beginPaletteDrag(start: PointerEvent, definition: LayerDefinition, onDragged: () => void): void {
  if (start.button !== 0) return;
  let dragging = false;
  const follow = (event: PointerEvent) => {
    if (event.pointerId !== start.pointerId) return;
    const at = { x: event.clientX, y: event.clientY };
    if (!dragging && Math.hypot(at.x - start.clientX, at.y - start.clientY) < THRESHOLD) return;
    dragging = true;
    onDragged();
    const onCanvas = isOnCanvas(at);
    useDragStore.setState({ drag: { definition, ...at, onCanvas } });
    const splices = onCanvas && definition.inputs !== 'none' && !event.ctrlKey && !event.metaKey;
    useCanvasStore.getState().setHotEdge(splices ? edgeAt(at) : null);
  };
  const end = () => {
    window.removeEventListener('pointermove', follow);
    window.removeEventListener('pointerup', drop);
    window.removeEventListener('pointercancel', end);
    window.removeEventListener('keydown', cancel, true);
    useDragStore.setState({ drag: null });
    useCanvasStore.getState().setHotEdge(null);
  };
  const drop = (event: PointerEvent) => {
    if (event.pointerId !== start.pointerId) return;
    const { hotEdge } = useCanvasStore.getState();
    end();
    const at = { x: event.clientX, y: event.clientY };
    if (!dragging || !isOnCanvas(at)) return;
    const { document, plan, run } = useDocumentStore.getState();
    const operation =
      hotEdge === null
        ? addLayer(document, definition.type, placeUnder(at))
        : spliceLayer(document, plan, definition.type, hotEdge);
    run(operation);
    const [added] = operation.select;
    if (added !== undefined) focusNode(added);
  };
  const cancel = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    end();
  };
  window.addEventListener('pointermove', follow);
  window.addEventListener('pointerup', drop);
  window.addEventListener('pointercancel', end);
  window.addEventListener('keydown', cancel, true);
}
