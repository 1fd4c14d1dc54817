import type { Connection, FinalConnectionState, HandleType } from '@xyflow/react';
import type { Position } from '../../src/document/NetworkDocument';
import { checkConnection, connect, disconnect, reconnect } from '../../src/editing/connecting';
import { useDocumentStore } from '../state/documentStore';
import { useUiStore } from '../state/uiStore';
import { useCanvasStore, type WireEnd } from './canvasStore';
import type { TensorEdge } from './flowItems';
import { nodeAt } from './hitTest';
import { placeUnder } from './viewport';

/** Draws a wire, or says why not. */
export function drawWire(source: string, target: string): void {
  const { document, plan, run } = useDocumentStore.getState();
  const check = checkConnection(document, source, target);
  if (check.ok) run(connect(document, plan, source, target));
  else useUiStore.getState().toast({ text: check.reason });
}

export function isValid({ source, target }: { readonly source: string; readonly target: string }): boolean {
  return checkConnection(useDocumentStore.getState().document, source, target).ok;
}

export function onConnect({ source, target }: Connection): void {
  drawWire(source, target);
}

/** While the end of an existing wire is moved, React Flow tells of a new wire too. */
let moving = false;

export function beginMovedWire(edge: TensorEdge, fixedEnd: HandleType): void {
  moving = true;
  const { startWiring } = useCanvasStore.getState();
  if (fixedEnd === 'source') startWiring(edge.source, 'output');
  else startWiring(edge.target, 'input');
}

/** A wire that was released elsewhere: on a node's body it connects, on empty canvas it asks for the layer to add. */
export function endNewWire(at: Position, state: FinalConnectionState): void {
  useCanvasStore.getState().endWiring();
  if (moving) return;
  const { fromNode, fromHandle, isValid: done } = state;
  if (done === true || fromNode === null) return;
  const end: WireEnd = fromHandle?.type === 'target' ? 'input' : 'output';
  const target = nodeAt(at);
  if (target !== null) {
    // Back where it began: the user thought better of it.
    if (target === fromNode.id) return;
    if (end === 'output') drawWire(fromNode.id, target);
    else drawWire(target, fromNode.id);
    return;
  }
  useCanvasStore.getState().openSearch({
    at,
    purpose: { kind: 'wire', nodeId: fromNode.id, end, position: placeUnder(at) },
  });
}

export function onReconnect(edge: TensorEdge, { source, target }: Connection): void {
  const { document, plan, run } = useDocumentStore.getState();
  run(reconnect(document, plan, edge.id, source, target));
}

/** The end of an existing wire that was released elsewhere: on a node's body it moves there, on empty canvas it goes. */
export function endMovedWire(at: Position, edge: TensorEdge, fixedEnd: HandleType, state: FinalConnectionState): void {
  moving = false;
  useCanvasStore.getState().endWiring();
  if (state.isValid === true) return;
  const { document, plan, run } = useDocumentStore.getState();
  const node = nodeAt(at);
  if (node === null) {
    run(disconnect(document, [edge.id]));
    return;
  }
  const [source, target] = fixedEnd === 'source' ? [edge.source, node] : [node, edge.target];
  if (source === edge.source && target === edge.target) return;
  const without = { ...document, edges: document.edges.filter((other) => other.id !== edge.id) };
  const check = checkConnection(without, source, target);
  if (check.ok) run(reconnect(document, plan, edge.id, source, target));
  else useUiStore.getState().toast({ text: check.reason });
}

/** Where a mouse or touch event happened, in window pixels. */
export function placeOf(event: MouseEvent | TouchEvent): Position {
  if ('clientX' in event) return { x: event.clientX, y: event.clientY };
  const touch = event.changedTouches[0];
  return { x: touch?.clientX ?? 0, y: touch?.clientY ?? 0 };
}
