import { checkDivergence } from '../../../src/training/divergence';
import type { TrainingSettings } from '../../../src/training/TrainingSettings';
import type { Batch } from '../engines/Engine';
import { RunError } from '../failure';

/** Ends a run whose loss is no longer a finite number, with the likely reason. */
export class LossWatch {
  private firstLoss: number | null = null;
  private lastLoss: number | null = null;

  constructor(private readonly settings: TrainingSettings) {}

  check(step: number, loss: number, batch: Batch): void {
    if (Number.isFinite(loss)) {
      this.firstLoss ??= loss;
      this.lastLoss = loss;
      return;
    }
    const largestInput = batch.images.data.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    const { firstLoss, lastLoss } = this;
    const failure = checkDivergence({ step, loss, firstLoss, lastLoss, largestInput }, this.settings);
    if (failure !== null) throw new RunError(failure);
  }
}
