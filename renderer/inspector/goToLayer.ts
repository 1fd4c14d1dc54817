import { focusNode } from '../canvas/focusNode';
import { useDocumentStore } from '../state/documentStore';

/** Chooses a layer and brings it into view. */
export function goToLayer(nodeId: string): void {
  useDocumentStore.getState().select({ nodes: [nodeId], edges: [] });
  focusNode(nodeId);
}
