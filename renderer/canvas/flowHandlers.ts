import type { HandleType, OnConnectEnd, OnConnectStart, OnReconnect } from '@xyflow/react';
import type { MouseEvent as ReactMouseEvent } from 'react';
import { useDocumentStore } from '../state/documentStore';
import { type CanvasMenu, useCanvasStore } from './canvasStore';
import type { LayerNode, TensorEdge } from './flowItems';
import { endDrag, followDrag, startDrag } from './nodeDrag';
import { beginMovedWire, endMovedWire, endNewWire, isValid, onConnect, onReconnect, placeOf } from './wires';

type Pointer = MouseEvent | TouchEvent;

/**
 * What the canvas does on React Flow's events. One object for good: a handler that is new with each rendering would make
 * React Flow render every node and wire again with each step of a drag.
 */
export const flowHandlers = {
  onNodeDragStart: startDrag,
  onNodeDrag: (event: Pointer, _node: LayerNode, dragged: LayerNode[]) => followDrag(placeOf(event), event, dragged),
  onNodeDragStop: (_event: Pointer, _node: LayerNode, dragged: LayerNode[]) => endDrag(dragged),
  onSelectionDragStart: startDrag,
  onSelectionDragStop: (_event: ReactMouseEvent, dragged: LayerNode[]) => endDrag(dragged),
  onNodeContextMenu: (event: ReactMouseEvent, node: LayerNode) => openMenu(event, { kind: 'node', nodeId: node.id }),
  onSelectionContextMenu: (event: ReactMouseEvent, [node]: LayerNode[]) => {
    if (node !== undefined) openMenu(event, { kind: 'node', nodeId: node.id });
  },
  onEdgeContextMenu: (event: ReactMouseEvent, edge: TensorEdge) => openMenu(event, { kind: 'edge', edgeId: edge.id }),
  onPaneContextMenu: (event: ReactMouseEvent | MouseEvent) => openMenu(event, { kind: 'canvas' }),
  onConnectStart: ((_event, { nodeId, handleType }) => {
    if (nodeId !== null) useCanvasStore.getState().startWiring(nodeId, handleType === 'target' ? 'input' : 'output');
  }) satisfies OnConnectStart,
  onConnect,
  onConnectEnd: ((event, state) => endNewWire(placeOf(event), state)) satisfies OnConnectEnd,
  onReconnectStart: (_event: ReactMouseEvent, edge: TensorEdge, fixed: HandleType) => beginMovedWire(edge, fixed),
  onReconnect: onReconnect satisfies OnReconnect<TensorEdge>,
  onReconnectEnd: (event: Pointer, edge: TensorEdge, fixed: HandleType, state: Parameters<OnConnectEnd>[1]) =>
    endMovedWire(placeOf(event), edge, fixed, state),
  isValidConnection: isValid,
} as const;

function openMenu(event: ReactMouseEvent | MouseEvent, on: CanvasMenu['on']): void {
  event.preventDefault();
  const { selection, select } = useDocumentStore.getState();
  if (on.kind === 'node' && !selection.nodes.includes(on.nodeId)) select({ nodes: [on.nodeId], edges: [] });
  if (on.kind === 'edge') select({ nodes: [], edges: [on.edgeId] });
  useCanvasStore.getState().openMenu({ at: { x: event.clientX, y: event.clientY }, on });
}
