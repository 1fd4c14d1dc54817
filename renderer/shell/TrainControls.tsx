import { Activity, Pause, Play, Square } from 'lucide-react';
import { shortcutOf } from '../commands/keys';
import { runCommand } from '../commands/runCommand';
import { useTrainingStore } from '../training/trainingStore';
import { Button } from '../ui/Button';

/** Train; while a run goes on, that it does, and Pause and Stop. */
export function TrainControls() {
  const active = useTrainingStore((state) => state.active);
  const starting = useTrainingStore((state) => state.starting);
  const title = (command: 'train' | 'pauseOrResume' | 'stop') => shortcutOf(command) ?? undefined;
  if (active === null) {
    return (
      <Button
        variant="primary"
        icon={Play}
        title={title('train')}
        aria-disabled={starting}
        onClick={() => runCommand('train')}
      >
        {starting ? 'Starting…' : 'Train'}
      </Button>
    );
  }
  const paused = active.status === 'paused';
  const { pending } = active;
  return (
    <>
      <button type="button" className="pill pill-warning" onClick={() => runCommand('viewTrain')}>
        {paused ? (
          <Pause size={14} strokeWidth={2} aria-hidden="true" />
        ) : (
          <Activity size={14} strokeWidth={2} aria-hidden="true" />
        )}
        {paused ? 'Paused' : 'Training'}
      </button>
      <Button
        icon={paused ? Play : Pause}
        title={title('pauseOrResume')}
        aria-disabled={pending !== null}
        onClick={() => pending === null && runCommand('pauseOrResume')}
      >
        {pending === 'pause' ? 'Pausing…' : pending === 'resume' ? 'Resuming…' : paused ? 'Resume' : 'Pause'}
      </Button>
      <Button
        icon={Square}
        title={title('stop')}
        aria-disabled={pending === 'stop'}
        onClick={() => pending !== 'stop' && runCommand('stop')}
      >
        {pending === 'stop' ? 'Stopping…' : 'Stop'}
      </Button>
    </>
  );
}
