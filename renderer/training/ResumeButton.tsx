import { StepForward } from 'lucide-react';
import type { RunSummary } from '../../src/training/RunRecord';
import { moreEpochs, resumingOf } from '../../src/training/resuming';
import { Button } from '../ui/Button';
import { useTrainingStore } from './trainingStore';

/** Goes on with a run that has ended, where that is possible: with what it had left, or with more epochs. */
export function ResumeButton({ run }: { readonly run: RunSummary }) {
  const busy = useTrainingStore((state) => state.starting || state.active !== null);
  const { resumeRun } = useTrainingStore.getState();
  const resuming = resumingOf(run);
  if (resuming === null) return null;
  const more = moreEpochs(run);
  const words = {
    resume: { text: 'Resume', title: `Goes on from step ${run.resumeStep} as if it had never stopped` },
    longer: {
      text: `Train ${more} more ${more === 1 ? 'epoch' : 'epochs'}`,
      title: 'Goes on with the same weights, optimizer and data',
    },
  }[resuming];
  return (
    <Button
      icon={StepForward}
      title={words.title}
      aria-disabled={busy}
      onClick={() => {
        if (!busy) void resumeRun(run.id, resuming === 'longer' ? run.settings.epochs + more : null);
      }}
    >
      {words.text}
    </Button>
  );
}
