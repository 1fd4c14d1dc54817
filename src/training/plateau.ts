import type { EpochMetrics } from './RunRecord';
import type { LearningRateSchedule, TrainingSettings } from './TrainingSettings';

type PlateauSchedule = Extract<LearningRateSchedule, { type: 'reduceOnPlateau' }>;

/** What a plateau schedule has seen. Plain JSON: it is saved with the weights, so that a training can go on exactly. */
export type PlateauState = {
  /** The smallest loss so far; null before the first. */
  readonly best: number | null;
  /** Epochs since then. */
  readonly waited: number;
  /** What is left of the learning rate, as a share of it. */
  readonly factor: number;
};

export const noPlateauYet: PlateauState = { best: null, waited: 0, factor: 1 };

/**
 * Judges an epoch as Keras 3's `ReduceLROnPlateau` without a cooldown. An epoch whose loss is unknown (no validation
 * data) decides nothing, nor does any epoch with another schedule.
 */
export function judgePlateau(
  { schedule, optimizer }: Pick<TrainingSettings, 'schedule' | 'optimizer'>,
  state: PlateauState,
  epoch: Pick<EpochMetrics, 'loss' | 'valLoss'>,
): PlateauState {
  if (schedule.type !== 'reduceOnPlateau') return state;
  const loss = epoch[schedule.monitor];
  if (loss === null || Number.isNaN(loss)) return state;
  if (state.best === null || loss + schedule.minDelta < state.best) return { ...state, best: loss, waited: 0 };
  const waited = state.waited + 1;
  if (waited < schedule.patience) return { ...state, waited };
  return { ...state, waited: 0, factor: reduced(schedule, optimizer.learningRate, state.factor) };
}

/** Never below the lowest learning rate, and never up to it. */
function reduced({ factor, minLearningRate }: PlateauSchedule, learningRate: number, before: number): number {
  return Math.min(before, Math.max(before * factor, minLearningRate / learningRate));
}
