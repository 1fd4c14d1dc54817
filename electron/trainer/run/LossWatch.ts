import { checkDivergence } from '../../../src/training/divergence';
import type { TrainingSettings } from '../../../src/training/TrainingSettings';
import type { Batch, Images } from '../engines/Engine';
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
    const largestInput = largestValue(batch.images);
    const { firstLoss, lastLoss } = this;
    const failure = checkDivergence({ step, loss, firstLoss, lastLoss, largestInput }, this.settings);
    if (failure !== null) throw new RunError(failure);
  }
}

function largestValue({ data }: Images): number {
  let most = 0;
  for (const value of data) most = Math.max(most, Math.abs(value));
  return data instanceof Float32Array ? most : most / 255;
}
