import { Eye, EyeOff, FolderOpen, Pencil, Pin, PinOff, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { RunSummary } from '../../src/training/RunRecord';
import { formatPercent } from '../charts/format';
import { runColour } from '../charts/runColours';
import { useColourScheme } from '../charts/useColourScheme';
import { IconButton } from '../ui/IconButton';
import { openRunNetwork } from './openRunNetwork';
import { isActive } from './RunActivity';
import { RunNameField } from './RunNameField';
import { removeRun } from './removeRun';
import { chartedIds } from './shownRuns';
import { useTrainingStore } from './trainingStore';

/** One run of the list: a click shows it; its buttons pin, hide, rename, open and delete it. */
export function RunRow({ run }: { readonly run: RunSummary }) {
  const shown = useTrainingStore((state) => state.shown);
  const { select, rename } = useTrainingStore.getState();
  const scheme = useColourScheme();
  const [renaming, setRenaming] = useState(false);
  const isSelected = shown.selectedId === run.id;
  const isCharted = chartedIds(shown).includes(run.id);
  const colour = isCharted ? runColour(scheme, shown.colourPlaces[run.id] ?? 0) : 'transparent';
  return (
    <li className={isSelected ? 'run run-selected' : 'run'}>
      {renaming ? (
        <RunNameField
          name={run.name}
          onDone={(name) => {
            setRenaming(false);
            if (name !== null) void rename(run.id, name);
          }}
        />
      ) : (
        <button
          type="button"
          className="run-main"
          aria-current={isSelected}
          title={`${run.networkName}, ${startedText(run.startedAt)}`}
          onClick={() => select(run.id)}
          onDoubleClick={() => setRenaming(true)}
        >
          <span className="run-colour" style={{ background: colour }} aria-hidden="true" />
          <span className="run-name">{run.name}</span>
          <span className="run-result">{resultText(run)}</span>
        </button>
      )}
      <RunActions run={run} onRename={() => setRenaming(true)} />
    </li>
  );
}

function RunActions({ run, onRename }: { readonly run: RunSummary; readonly onRename: () => void }) {
  const shown = useTrainingStore((state) => state.shown);
  const { togglePin, toggleHidden } = useTrainingStore.getState();
  const { id, name } = run;
  const isPinned = shown.pinned.includes(id);
  const isHidden = shown.hidden.includes(id);
  return (
    <span className="run-actions">
      <IconButton
        label={isPinned ? `Unpin ${name}` : `Pin ${name} to compare`}
        icon={isPinned ? PinOff : Pin}
        size={14}
        aria-pressed={isPinned}
        onClick={() => togglePin(id)}
      />
      {chartedIds(shown).includes(id) && (
        <IconButton
          label={isHidden ? `Show the curves of ${name}` : `Hide the curves of ${name}`}
          icon={isHidden ? EyeOff : Eye}
          size={14}
          aria-pressed={isHidden}
          onClick={() => toggleHidden(id)}
        />
      )}
      <IconButton label={`Rename ${name}`} icon={Pencil} size={14} onClick={onRename} />
      <IconButton
        label={`Open the network of ${name}`}
        icon={FolderOpen}
        size={14}
        onClick={() => void openRunNetwork(run)}
      />
      {!isActive(run) && <IconButton label={`Delete ${name}`} icon={Trash2} size={14} onClick={() => removeRun(id)} />}
    </span>
  );
}

/** What the run came to: its test accuracy, or how it stands. */
function resultText({ own, status, testAccuracy, lastEpoch }: RunSummary): string {
  switch (status) {
    case 'running':
      return own ? 'live' : 'elsewhere';
    case 'paused':
      return own ? status : 'elsewhere';
    case 'failed':
      return status;
    case 'interrupted':
    case 'stopped':
    case 'done': {
      const accuracy = testAccuracy ?? lastEpoch?.valAccuracy ?? null;
      return accuracy === null ? status : formatPercent(accuracy);
    }
  }
}

function startedText(startedAt: string): string {
  const date = new Date(startedAt);
  return Number.isNaN(date.getTime()) ? startedAt : date.toLocaleString();
}
