import { useSettingsStore } from '../state/settingsStore';
import { useUiStore } from '../state/uiStore';
import { keepInView } from './keepInView';

/** Shows the code beside the canvas, or puts it away. In another view it first leads back to the canvas. */
export function toggleCode(): void {
  const { settings, change } = useSettingsStore.getState();
  const { view, show } = useUiStore.getState();
  if (view === 'build') {
    keepInView(() => change({ codeOpen: !settings.codeOpen }));
    return;
  }
  show('build');
  if (!settings.codeOpen) change({ codeOpen: true });
}
