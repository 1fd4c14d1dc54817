import './shell.css';
import { useEffect } from 'react';
import { useKeys } from '../commands/useKeys';
import { Dialogs } from '../dialogs/Dialogs';
import { useFileDrop } from '../files/useFileDrop';
import { DragGhost } from '../palette/DragGhost';
import { useSettingsStore } from '../state/settingsStore';
import { useUiStore } from '../state/uiStore';
import { Toasts } from '../ui/Toasts';
import { LiveRegion } from './LiveRegion';
import { StatusBar } from './StatusBar';
import { startApp } from './startApp';
import { TopBar } from './TopBar';
import { views } from './views';

/** The window: the bar on top, the view, the status bar, and what floats over them. */
export function App() {
  const view = useUiStore((state) => state.view);
  const theme = useSettingsStore((state) => state.settings.theme);
  useKeys();
  const dropping = useFileDrop();
  useEffect(() => startApp(), []);
  useEffect(() => {
    const { dataset } = document.documentElement;
    if (theme === 'system') delete dataset.theme;
    else dataset.theme = theme;
  }, [theme]);
  const View = views[view].component;
  return (
    <div className="app">
      <TopBar />
      <View />
      <StatusBar />
      <Toasts />
      <Dialogs />
      <DragGhost />
      <LiveRegion />
      {dropping && <div className="drop-sign">Drop the file to open it</div>}
    </div>
  );
}
