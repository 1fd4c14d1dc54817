import { formatCount } from '../../src/document/Shape';
import type { RunPhase, RunSummary } from '../../src/training/RunRecord';
import { formatDuration, formatPercent, formatRemaining } from '../charts/format';
import { placeOf, type Standing, secondsLeft, shareDone } from './estimate';
import type { RunActivity } from './RunActivity';

/** What the progress panel says of a run that goes on. */
export type ProgressWords = {
  /** "Epoch 2 of 3", or the name of the phase. */
  readonly title: string;
  /** "batch 212 of 422", or what the phase is about. */
  readonly text: string;
  /** "9 s left"; empty while nothing was measured. */
  readonly remaining: string;
  /** 0 to 1; null where it cannot be known. */
  readonly share: number | null;
};

const phaseTitles: { readonly [phase in RunPhase]: string } = {
  preparing: 'Preparing',
  loading: 'Loading data',
  training: 'Training',
  validating: 'Validating',
  testing: 'Testing',
  saving: 'Saving',
};

/** The words for a run that goes on. The bar is of the training; loading and testing, which stand before and after it, have their own. */
export function progressWords(activity: RunActivity, standing: Standing): ProgressWords {
  const place = placeOf(standing);
  const { phase, status, pending, text, progress } = activity;
  if (pending === 'stop') return { title: 'Stopping', text: 'The weights are saved.', remaining: '', share: null };
  if (phase === 'training' || phase === 'validating') {
    const share = shareDone(standing);
    if (place === null) return { title: phaseTitles[phase], text, remaining: '', share };
    const title = `Epoch ${place.epoch} of ${standing.epochs}`;
    const batch = `batch ${formatCount(place.batch)} of ${formatCount(standing.stepsPerEpoch)}`;
    const left = secondsLeft(standing);
    return {
      title,
      text: status === 'paused' ? `${batch}, paused` : phase === 'validating' ? text || 'validating' : batch,
      remaining: left === null || status === 'paused' ? '' : formatRemaining(left),
      share,
    };
  }
  return { title: phaseTitles[phase], text: text === phaseTitles[phase] ? '' : text, remaining: '', share: progress };
}

/** How a run ended, in one sentence; or that it goes on elsewhere. */
export function outcomeText(run: RunSummary): string {
  const { lastEpoch, settings, status, testAccuracy } = run;
  const epochs = lastEpoch?.epoch ?? 0;
  const done = `${epochs} of ${settings.epochs} ${settings.epochs === 1 ? 'epoch' : 'epochs'}`;
  const where = epochs < settings.epochs ? `in epoch ${epochs + 1} of ${settings.epochs}` : `after ${done}`;
  const test = testAccuracy === null ? '' : ` Test accuracy ${formatPercent(testAccuracy)}.`;
  switch (status) {
    case 'done':
      return epochs > 0 && epochs < settings.epochs
        ? `Early stopping ended it after ${done}.${test}`
        : `Trained ${done}.${test}`;
    case 'stopped':
      return `Stopped ${where}; the weights are saved.${test}`;
    case 'failed':
      return `Failed ${where}.`;
    case 'interrupted':
      return `Interrupted ${where}: the application ended while it was training.`;
    case 'running':
    case 'paused':
      return run.own ? '' : 'Another ConvCanvas leads this training. It can be paused and stopped there only.';
  }
}

/** "2 min 5 s" of work, by the time of its epochs; empty where none has ended. */
export function workText(epochSeconds: readonly number[]): string {
  return epochSeconds.length === 0 ? '' : formatDuration(epochSeconds.reduce((sum, seconds) => sum + seconds, 0));
}
