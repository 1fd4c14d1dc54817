import { roomOnEdge } from '../../src/document/insertion';
import type { Position } from '../../src/document/NetworkDocument';
import { spliceNode } from '../../src/editing/adding';
import { moveNodes } from '../../src/editing/changing';
import { useDocumentStore } from '../state/documentStore';
import { useCanvasStore } from './canvasStore';
import { edgeAt } from './hitTest';

type Dragged = { readonly id: string; readonly position: Position };
type Modifiers = Pick<MouseEvent, 'ctrlKey' | 'metaKey'>;

export function startDrag(): void {
  useCanvasStore.getState().setDrag('on');
}

/** While dragging, a single node without wires marks the wire that it would be spliced into; Ctrl or Cmd prevents it. */
export function followDrag(at: Position, event: Modifiers, nodes: readonly Dragged[]): void {
  if (useCanvasStore.getState().drag !== 'on') return;
  const [node] = nodes;
  const { document, plan } = useDocumentStore.getState();
  const { setHotEdge } = useCanvasStore.getState();
  const isFree =
    nodes.length === 1 &&
    node !== undefined &&
    !document.edges.some((edge) => edge.source === node.id || edge.target === node.id);
  // Finding what is under the pointer costs more than all else here, so it is asked last.
  const edge = isFree && !event.ctrlKey && !event.metaKey ? edgeAt(at) : null;
  const fits = edge !== null && isFree && spliceNode(document, plan, node.id, edge).edits.length > 0;
  setHotEdge(fits ? edge : null);
}

/** Releasing commits the whole drag as one step, or none where nothing moved or Escape was pressed. */
export function endDrag(nodes: readonly Dragged[]): void {
  const { drag, setDrag, hotEdge, setHotEdge, restorePositions } = useCanvasStore.getState();
  setDrag('none');
  setHotEdge(null);
  if (drag === 'cancelled') {
    restorePositions();
    return;
  }
  const { document, plan, run } = useDocumentStore.getState();
  const whole = ({ x, y }: Position) => ({ x: Math.round(x), y: Math.round(y) });
  const move = moveNodes(
    document,
    nodes.map(({ id, position }) => ({ nodeId: id, position: whole(position) })),
  );
  const [node] = nodes;
  const edge = document.edges.find((candidate) => candidate.id === hotEdge);
  if (edge === undefined || node === undefined) run(move);
  else {
    // Where there is no room on the wire, what stands behind it makes some; the node itself is no obstacle.
    const rest = { ...document, nodes: document.nodes.filter((other) => other.id !== node.id) };
    const { position, moves } = roomOnEdge(rest, edge);
    const splice = spliceNode(document, plan, node.id, edge.id);
    run({ ...splice, edits: [...moves, { type: 'moveNode', nodeId: node.id, position }, ...splice.edits] });
  }
  restorePositions();
}

/** Puts everything back and lets the rest of the gesture pass. Answers whether there was a drag. */
export function cancelDrag(): boolean {
  const { drag, setDrag, setHotEdge, restorePositions } = useCanvasStore.getState();
  if (drag !== 'on') return false;
  setDrag('cancelled');
  setHotEdge(null);
  restorePositions();
  return true;
}
