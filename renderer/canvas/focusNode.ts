import { useDocumentStore } from '../state/documentStore';
import { reveal } from './viewport';

/** Frames that a layer may take to come into the page: it may only just have been added, or come into view. */
const PATIENCE = 30;

/** Gives a layer on the canvas the focus, in view. */
export function focusNode(nodeId: string): void {
  requestAnimationFrame(() => {
    reveal([nodeId]);
    focusWhenThere(nodeId, PATIENCE);
  });
}

function focusWhenThere(nodeId: string, frames: number): void {
  const node = document.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(nodeId)}"]`);
  if (node !== null) node.focus({ preventScroll: true });
  else if (frames > 0) requestAnimationFrame(() => focusWhenThere(nodeId, frames - 1));
}

/** The focus back to the canvas: to the chosen layer, otherwise to the canvas itself. */
export function focusCanvas(): void {
  const [chosen] = useDocumentStore.getState().selection.nodes;
  if (chosen !== undefined) focusNode(chosen);
  else document.querySelector<HTMLElement>('.canvas-region')?.focus({ preventScroll: true });
}
