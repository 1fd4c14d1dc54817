import { create } from 'zustand';

/** The layer under the pointer, on the canvas or in the code: shown in both. */
export const useHoveredLayer = create<{ readonly layerId: string | null }>()(() => ({ layerId: null }));

const mark = 'data-hovered';

export function hoverLayer(layerId: string | null): void {
  if (layerId !== useHoveredLayer.getState().layerId) useHoveredLayer.setState({ layerId });
}

/**
 * Follows the pointer over the canvas, and marks the hovered layer there. It is marked in the page itself: hundreds of
 * layers need not ask at each step of the pointer whether they are meant. Answers what ends it.
 */
export function followHover(): () => void {
  const enter = (event: Event) => {
    const { target } = event;
    const node = target instanceof Element ? target.closest<HTMLElement>('[data-node-id]') : null;
    if (node !== null) hoverLayer(node.dataset.nodeId ?? null);
    else if (target instanceof Element && target.closest('.canvas-region') !== null) hoverLayer(null);
  };
  const unsubscribe = useHoveredLayer.subscribe(({ layerId }) => {
    unmark();
    if (layerId === null) return;
    document.querySelector(`[data-node-id="${CSS.escape(layerId)}"]`)?.setAttribute(mark, '');
  });
  document.addEventListener('pointerover', enter);
  return () => {
    document.removeEventListener('pointerover', enter);
    unsubscribe();
    unmark();
    useHoveredLayer.setState({ layerId: null });
  };
}

function unmark(): void {
  for (const node of document.querySelectorAll(`[${mark}]`)) node.removeAttribute(mark);
}
