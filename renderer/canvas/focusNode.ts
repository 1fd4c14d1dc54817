import { useDocumentStore } from '../state/documentStore';
import { reveal } from './viewport';

/** Gives a layer on the canvas the focus, in view. After the next paint, because it may only just have been added. */
export function focusNode(nodeId: string): void {
  requestAnimationFrame(() => {
    reveal([nodeId]);
    const node = document.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(nodeId)}"]`);
    node?.focus({ preventScroll: true });
  });
}

/** The focus back to the canvas: to the chosen layer, otherwise to the canvas itself. */
export function focusCanvas(): void {
  const [chosen] = useDocumentStore.getState().selection.nodes;
  if (chosen !== undefined) focusNode(chosen);
  else document.querySelector<HTMLElement>('.canvas-region')?.focus({ preventScroll: true });
}
