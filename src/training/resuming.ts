import type { RunSummary } from './RunRecord';

/** How a run that has ended can go on: `resume` what it had left, or train `longer` than it was meant to. */
export type Resuming = 'resume' | 'longer';

/** Failures that the same steps would lead to again. */
const lasting: readonly string[] = ['diverged', 'network-has-errors', 'data-changed', 'run-unreadable'];

/** How a run can go on; null where it cannot: it has not ended, has no checkpoint, or ended for good. */
export function resumingOf({ status, resumeStep, failure, lastEpoch, settings }: RunSummary): Resuming | null {
  if (resumeStep === null || resumeStep === 0) return null;
  switch (status) {
    case 'running':
    case 'paused':
      return null;
    case 'stopped':
    case 'interrupted':
      return 'resume';
    case 'failed':
      return failure !== null && lasting.includes(failure.code) ? null : 'resume';
    case 'done':
      // Early stopping has gone back to earlier weights.
      return lastEpoch !== null && lastEpoch.epoch >= settings.epochs ? 'longer' : null;
  }
}

/** Whether the weights of a run that ended early can still be tried on the test images. */
export function canTest(run: RunSummary): boolean {
  const endedEarly = run.status === 'stopped' || run.status === 'interrupted';
  return endedEarly && run.testAccuracy === null && resumingOf(run) !== null;
}

/** So many epochs more are offered to a run that has had all of its own: as many again, but no more than ten. */
export function moreEpochs({ settings }: Pick<RunSummary, 'settings'>): number {
  return Math.min(settings.epochs, 10);
}
