import type { EpochMetrics } from './RunRecord';
import type { EarlyStopping } from './TrainingSettings';

/** What is known so far: the best value that was watched, and since when. */
export type EarlyStoppingState = { readonly best: number | null; readonly bestEpoch: number; readonly waited: number };

export type EarlyStoppingDecision = {
  readonly state: EarlyStoppingState;
  readonly improved: boolean;
  /** Why the training should end, in a sentence; null to go on. */
  readonly stopReason: string | null;
};

export const noEpochYet: EarlyStoppingState = { best: null, bestEpoch: 0, waited: 0 };

/** Judges an epoch. An epoch whose value is unknown (no validation data) decides nothing. */
export function judgeEpoch(
  settings: EarlyStopping,
  state: EarlyStoppingState,
  epoch: Pick<EpochMetrics, 'epoch' | 'valLoss' | 'valAccuracy'>,
): EarlyStoppingDecision {
  const { monitor, patience, minDelta } = settings;
  const value = monitor === 'valLoss' ? epoch.valLoss : epoch.valAccuracy;
  if (value === null || Number.isNaN(value)) return { state, improved: false, stopReason: null };
  const gain = state.best === null ? Number.POSITIVE_INFINITY : (value - state.best) * (monitor === 'valLoss' ? -1 : 1);
  if (gain > minDelta) {
    return { state: { best: value, bestEpoch: epoch.epoch, waited: 0 }, improved: true, stopReason: null };
  }
  const waited = state.waited + 1;
  const watched = monitor === 'valLoss' ? 'validation loss' : 'validation accuracy';
  const epochs = waited === 1 ? 'epoch' : 'epochs';
  const stopReason =
    waited >= patience
      ? `Stopped after ${waited} ${epochs} without a better ${watched}; epoch ${state.bestEpoch} was the best.`
      : null;
  return { state: { ...state, waited }, improved: false, stopReason };
}
