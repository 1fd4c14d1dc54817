import { fitNetwork, isNetworkInView, reveal } from '../canvas/viewport';
import { useDocumentStore } from '../state/documentStore';

/**
 * Gives the canvas more room or less. Who saw all of the network sees all of it in what is left; otherwise the chosen
 * layers, which the code shows too, stay in sight.
 */
export function keepInView(change: () => void): void {
  const wasWhole = isNetworkInView();
  change();
  const { nodes } = useDocumentStore.getState().selection;
  // The first frame lays the window out anew.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      if (wasWhole) fitNetwork(null, false);
      else if (nodes.length > 0) reveal(nodes);
    }),
  );
}
