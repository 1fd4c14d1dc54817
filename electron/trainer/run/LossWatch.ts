import { checkDivergence } from '../../../src/training/divergence';
import type { TrainingSettings } from '../../../src/training/TrainingSettings';
import type { Batch, Images } from '../engines/Engine';
import { RunError } from '../failure';
import type { TrainingState } from '../runFolder/TrainingState';

/** The first and the last loss that was a finite number. */
type Losses = TrainingState['losses'];

/** Ends a run whose loss is no longer a finite number, with the likely reason. */
export class LossWatch {
  private firstLoss: number | null;
  private lastLoss: number | null;

  /** `losses`: what it has seen before. */
  constructor(
    private readonly settings: TrainingSettings,
    losses: Losses,
  ) {
    this.firstLoss = losses.first;
    this.lastLoss = losses.last;
  }

  get losses(): Losses {
    return { first: this.firstLoss, last: this.lastLoss };
  }

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
