import { Redo2, Undo2 } from 'lucide-react';
import { shortcutOf } from '../commands/keys';
import { runCommand } from '../commands/runCommand';
import { HealthPill } from '../problems/HealthPill';
import { useDocumentStore } from '../state/documentStore';
import { useUiStore, type ViewId } from '../state/uiStore';
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
      <ViewSwitch />
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

function ViewSwitch() {
  const current = useUiStore((state) => state.view);
  const show = (id: ViewId | undefined) => {
    if (id === undefined) return;
    useUiStore.getState().show(id);
    document.getElementById(`view-${id}`)?.focus();
  };
  return (
    <div className="view-switch" role="tablist" aria-label="Views">
      {viewIds.map((id, place) => (
        <button
          key={id}
          id={`view-${id}`}
          type="button"
          role="tab"
          aria-selected={id === current}
          tabIndex={id === current ? 0 : -1}
          title={`${views[id].title} (${shortcutOf(views[id].command) ?? ''})`}
          onClick={() => show(id)}
          onKeyDown={(event) => {
            const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
            if (step !== undefined) show(viewIds[(place + step + viewIds.length) % viewIds.length]);
          }}
        >
          {views[id].title}
        </button>
      ))}
    </div>
  );
}
