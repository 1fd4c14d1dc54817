import { getViewportForBounds, type ReactFlowInstance } from '@xyflow/react';
import { bounds, NODE_HEIGHT, NODE_WIDTH, VOLUME_HEIGHT } from '../../src/document/geometry';
import type { DocumentNode, Position } from '../../src/document/NetworkDocument';
import { useDocumentStore } from '../state/documentStore';
import { useSettingsStore } from '../state/settingsStore';
import type { LayerNode, TensorEdge } from './flowItems';

type Flow = ReactFlowInstance<LayerNode, TensorEdge>;

export const MIN_ZOOM = 0.1;
export const MAX_ZOOM = 2.5;
/** Larger than life helps nobody when a small network is fitted. */
const FIT_ZOOM = 1.15;

let flow: Flow | null = null;
let area: HTMLElement | null = null;
let pointer: Position | null = null;

/** Ties these functions to the canvas that is shown. Answers what unties them. */
export function attachViewport(instance: Flow, element: HTMLElement): () => void {
  flow = instance;
  area = element;
  const move = (event: PointerEvent) => {
    pointer = { x: event.clientX, y: event.clientY };
  };
  const leave = () => {
    pointer = null;
  };
  element.addEventListener('pointermove', move);
  element.addEventListener('pointerleave', leave);
  return () => {
    element.removeEventListener('pointermove', move);
    element.removeEventListener('pointerleave', leave);
    flow = null;
    area = null;
    pointer = null;
  };
}

function duration(): number {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 180;
}

function move(change: (flow: Flow) => Promise<boolean>): void {
  if (flow !== null) void change(flow);
}

export function zoomIn(): void {
  move((current) => current.zoomIn({ duration: duration() }));
}

export function zoomOut(): void {
  move((current) => current.zoomOut({ duration: duration() }));
}

export function zoomReset(): void {
  move((current) => current.zoomTo(1, { duration: duration() }));
}

/** Shows these layers, or the whole network, with room for what floats over the canvas. */
export function fitNetwork(nodeIds: readonly string[] | null = null, animated = true): void {
  const { document } = useDocumentStore.getState();
  const nodes = nodeIds === null ? document.nodes : document.nodes.filter((node) => nodeIds.includes(node.id));
  const box = boxOf(nodes);
  if (area === null) return;
  if (box === null) {
    zoomReset();
    return;
  }
  const { clientWidth, clientHeight } = area;
  // Below it floats where the parameters live, unless the canvas is too low for it.
  const bottom = clientHeight > 340 ? '96px' : '24px';
  const padding = { top: '24px', left: '28px', right: '28px', bottom } as const;
  const view = getViewportForBounds(box, clientWidth, clientHeight, MIN_ZOOM, FIT_ZOOM, padding);
  move((current) => current.setViewport(view, { duration: animated ? duration() : 0 }));
}

/** Moves the view only where a layer is off screen. */
export function reveal(nodeIds: readonly string[]): void {
  const { document } = useDocumentStore.getState();
  const box = boxOf(document.nodes.filter((node) => nodeIds.includes(node.id)));
  if (box === null || flow === null || isInView(box)) return;
  const zoom = flow.getZoom();
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  move((current) => current.setCenter(middle.x, middle.y, { zoom, duration: duration() }));
}

/** Whether the whole network is on the screen; an empty one is. */
export function isNetworkInView(): boolean {
  const box = boxOf(useDocumentStore.getState().document.nodes);
  return box === null || isInView(box);
}

function isInView(box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }) {
  if (flow === null || area === null) return false;
  const { x, y, zoom } = flow.getViewport();
  return (
    box.x * zoom + x >= 0 &&
    box.y * zoom + y >= 0 &&
    (box.x + box.width) * zoom + x <= area.clientWidth &&
    (box.y + box.height) * zoom + y <= area.clientHeight
  );
}

/** Moves the view by window pixels. */
export function panBy(dx: number, dy: number): void {
  move((current) => {
    const { x, y, zoom } = current.getViewport();
    return current.setViewport({ x: x + dx, y: y + dy, zoom });
  });
}

/** Zooms by a factor, the canvas under this window place staying where it is. */
export function zoomAt(factor: number, at: Position): void {
  move((current) => {
    const { x, y, zoom } = current.getViewport();
    const next = Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, zoom * factor));
    const box = area?.getBoundingClientRect();
    const [left, top] = [at.x - (box?.left ?? 0), at.y - (box?.top ?? 0)];
    const scale = next / zoom;
    return current.setViewport({ x: left - (left - x) * scale, y: top - (top - y) * scale, zoom: next });
  });
}

/** A place of the window in canvas pixels. */
export function toCanvas(at: Position): Position {
  return flow?.screenToFlowPosition(at, { snapToGrid: false }) ?? { x: 0, y: 0 };
}

export function currentZoom(): number {
  return flow?.getZoom() ?? 1;
}

/** The pointer where it is over the canvas, otherwise the middle of the view; window pixels. */
export function pointerOrMiddle(): Position {
  if (pointer !== null) return pointer;
  const box = area?.getBoundingClientRect();
  return box === undefined ? { x: 0, y: 0 } : { x: box.left + box.width / 2, y: box.top + box.height / 2 };
}

/** The window place of a layer's lower edge, where a search box for it opens. */
export function belowNode(nodeId: string): Position {
  const node = useDocumentStore.getState().document.nodes.find((candidate) => candidate.id === nodeId);
  if (node === undefined || flow === null) return pointerOrMiddle();
  return flow.flowToScreenPosition({ x: node.position.x, y: node.position.y + NODE_HEIGHT + 6 });
}

/** The place for a new node whose middle is under the pointer. */
export function placeUnder(at: Position): Position {
  const { x, y } = toCanvas(at);
  return { x: x - NODE_WIDTH / 2, y: y - NODE_HEIGHT / 2 };
}

function boxOf(nodes: readonly DocumentNode[]) {
  const box = bounds(nodes);
  if (box === null) return null;
  const above = useSettingsStore.getState().settings.tensorVolumes ? VOLUME_HEIGHT : 0;
  return { x: box.left, y: box.top - above, width: box.right - box.left, height: box.bottom - box.top + above };
}
