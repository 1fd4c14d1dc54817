import { Pause, Play, Square } from 'lucide-react';
import { train } from '../commands/train';
import { Button } from '../ui/Button';
import { useTrainingStore } from './trainingStore';

/** Start, or Pause and Stop while a run goes on. Each says at once that it was heard. */
export function RunControls() {
  const active = useTrainingStore((state) => state.active);
  const starting = useTrainingStore((state) => state.starting);
  const { pauseOrResume, stop } = useTrainingStore.getState();
  if (active === null) {
    return (
      <span className="run-controls">
        <Button variant="primary" icon={Play} aria-disabled={starting} onClick={() => void train()}>
          {starting ? 'Starting…' : 'Start'}
        </Button>
      </span>
    );
  }
  const { pending, status } = active;
  const isPaused = status === 'paused';
  const pauseWord = { pause: 'Pausing…', resume: 'Resuming…', stop: isPaused ? 'Resume' : 'Pause' } as const;
  return (
    <span className="run-controls">
      <Button
        icon={isPaused ? Play : Pause}
        aria-disabled={pending !== null}
        onClick={() => {
          if (pending === null) void pauseOrResume();
        }}
      >
        {pauseWord[pending ?? 'stop']}
      </Button>
      <Button
        icon={Square}
        aria-disabled={pending === 'stop'}
        onClick={() => {
          if (pending !== 'stop') void stop();
        }}
      >
        {pending === 'stop' ? 'Stopping…' : 'Stop'}
      </Button>
    </span>
  );
}
