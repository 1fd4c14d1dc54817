import { CodeXml, Redo2, Undo2 } from 'lucide-react';
import { shortcutOf } from '../commands/keys';
import { runCommand } from '../commands/runCommand';
import { HealthPill } from '../problems/HealthPill';
import { useDocumentStore } from '../state/documentStore';
import { useSettingsStore } from '../state/settingsStore';
import { useUiStore } from '../state/uiStore';
import { useTrainingStore } from '../training/trainingStore';
import { IconButton } from '../ui/IconButton';
import { AppMenu } from './AppMenu';
import { NetworkName } from './NetworkName';
import { Totals } from './Totals';
import { TrainControls } from './TrainControls';
import { viewIds, views } from './views';

/** Name and saved state, undo and redo; the views; totals, health and training. */
export function TopBar() {
  const active = useTrainingStore((state) => state.active !== null);
  return (
    <header className="top-bar" data-panel="top">
      <h1 className="visually-hidden">ConvCanvas</h1>
      <div className="top-left">
        <AppMenu />
        <NetworkName />
        <UndoButtons />
      </div>
      <div className="top-middle">
        <ViewSwitch />
        <CodeToggle />
      </div>
      <div className="top-right">
        {!active && <Totals />}
        {!active && <HealthPill />}
        <TrainControls />
      </div>
    </header>
  );
}

function UndoButtons() {
  const undo = useDocumentStore((state) => state.history.undo.at(-1)?.title ?? null);
  const redo = useDocumentStore((state) => state.history.redo.at(-1)?.title ?? null);
  return (
    <span className="top-undo">
      <IconButton
        label={undo === null ? 'Undo' : `Undo: ${undo}`}
        icon={Undo2}
        shortcut={shortcutOf('undo')}
        disabled={undo === null}
        onClick={() => runCommand('undo')}
      />
      <IconButton
        label={redo === null ? 'Redo' : `Redo: ${redo}`}
        icon={Redo2}
        shortcut={shortcutOf('redo')}
        disabled={redo === null}
        onClick={() => runCommand('redo')}
      />
    </span>
  );
}

function CodeToggle() {
  const open = useSettingsStore((state) => state.settings.codeOpen);
  const building = useUiStore((state) => state.view === 'build');
  return (
    <button
      type="button"
      className="code-toggle"
      aria-pressed={open && building}
      title={`Code beside the canvas (${shortcutOf('toggleCode') ?? ''})`}
      onClick={() => runCommand('toggleCode')}
    >
      <CodeXml size={15} strokeWidth={1.75} aria-hidden="true" />
      Code
    </button>
  );
}

function ViewSwitch() {
  const current = useUiStore((state) => state.view);
  return (
    <nav className="view-switch" aria-label="Views">
      {viewIds.map((id) => (
        <button
          key={id}
          type="button"
          aria-current={id === current ? 'page' : undefined}
          title={`${views[id].title} (${shortcutOf(views[id].command) ?? ''})`}
          // "Train" alone is the name of the button that starts a training.
          aria-label={`${views[id].title} view`}
          onClick={() => useUiStore.getState().show(id)}
        >
          {views[id].title}
        </button>
      ))}
    </nav>
  );
}
