import { fitNetwork, isNetworkInView, reveal } from '../canvas/viewport';
import { useDocumentStore } from '../state/documentStore';
import { useSettingsStore } from '../state/settingsStore';
import { useUiStore } from '../state/uiStore';

/** Shows the code beside the canvas, or puts it away. In another view it first leads back to the canvas. */
export function toggleCode(): void {
  const { settings, change } = useSettingsStore.getState();
  const { view, show } = useUiStore.getState();
  if (view !== 'build') {
    show('build');
    if (!settings.codeOpen) change({ codeOpen: true });
    return;
  }
  const wasWhole = isNetworkInView();
  change({ codeOpen: !settings.codeOpen });
  // Who saw all of the network wants to see all of it in what is left of the canvas.
  // Otherwise the chosen layers, which the code shows too, stay in sight.
  const { nodes } = useDocumentStore.getState().selection;
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      if (wasWhole) fitNetwork(null, false);
      else if (nodes.length > 0) reveal(nodes);
    }),
  );
}
