import type { ServiceEvent } from '../../src/contract/events';
import { formatLoss, formatPercent } from '../charts/format';
import { outcomeText } from './progressText';
import type { TrainingData } from './trainingState';

/** What a screen reader says of an event of a run: its start, each epoch and its end; null where it says nothing. */
export function announcement(state: TrainingData, event: ServiceEvent): string | null {
  if (event.type === 'epoch') {
    const { epoch, loss, accuracy, valAccuracy } = event.epoch;
    const validation = valAccuracy === null ? '' : `, validation accuracy ${formatPercent(valAccuracy)}`;
    return `Epoch ${epoch}: loss ${formatLoss(loss)}, accuracy ${formatPercent(accuracy)}${validation}`;
  }
  if (event.type === 'runStarted') return 'Training has begun';
  if (event.type !== 'run') return null;
  const { summary } = event;
  const before = state.runs.find((run) => run.id === summary.id)?.status;
  if (before === undefined || before === summary.status) return null;
  if (summary.status === 'paused') return 'Training paused';
  if (summary.status === 'running') return before === 'paused' ? 'Training goes on' : null;
  return `${outcomeText(summary)} ${summary.failure?.message ?? ''}`.trim();
}
