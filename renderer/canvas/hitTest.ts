import type { Position } from '../../src/document/NetworkDocument';

/** The wire under a place of the window, also beneath a node; null where there is none. */
export function edgeAt(at: Position): string | null {
  for (const element of document.elementsFromPoint(at.x, at.y)) {
    const edge = element.closest('.react-flow__edge');
    if (edge instanceof SVGElement) return edge.dataset.id ?? null;
  }
  return null;
}

/** The node under a place of the window. */
export function nodeAt(at: Position): string | null {
  for (const element of document.elementsFromPoint(at.x, at.y)) {
    const node = element.closest<HTMLElement>('[data-node-id]');
    if (node !== null) return node.dataset.nodeId ?? null;
  }
  return null;
}

/** Whether a place of the window is on the canvas, and not on something that floats over it. */
export function isOnCanvas(at: Position): boolean {
  const [top] = document.elementsFromPoint(at.x, at.y).filter((element) => element.closest('.drag-ghost') === null);
  return top?.closest('.react-flow') != null;
}
