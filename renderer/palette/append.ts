import { appendLayer } from '../../src/editing/adding';
import { reveal } from '../canvas/viewport';
import { useDocumentStore } from '../state/documentStore';
import { useUiStore } from '../state/uiStore';

/** Adds a layer behind the chosen one, otherwise at the end of the network, wired and selected. */
export function appendFromPalette(type: string): void {
  const { document, plan, selection, run } = useDocumentStore.getState();
  useUiStore.getState().show('build');
  const after = selection.nodes.length === 1 ? (selection.nodes[0] ?? null) : null;
  const operation = appendLayer(document, plan, type, after);
  run(operation);
  requestAnimationFrame(() => reveal(operation.select));
}
