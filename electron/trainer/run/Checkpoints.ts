import { join } from 'node:path';
import type { Model } from '../engines/Engine';
import { readWeights, weightsFinite, writeWeights } from '../runFolder/weightsFile';

const everyMs = 10_000;

/** Saves weights into the run folder: the newest in `weights`, the best in `best`. */
export class Checkpoints {
  private lastMs: number;
  private bestScore = Number.POSITIVE_INFINITY;

  constructor(
    private readonly runFolder: string,
    private readonly model: Model,
    private readonly now: () => number,
  ) {
    this.lastMs = now();
  }

  /** Saves if the last time is ten seconds ago. */
  async saveIfDue(step: number, epoch: number): Promise<void> {
    if (this.now() - this.lastMs >= everyMs) await this.save(step, epoch);
  }

  /** Weights that are not finite numbers are not worth keeping: the ones before stay. */
  async save(step: number, epoch: number): Promise<void> {
    const weights = await this.model.getWeights();
    if (weightsFinite(weights)) await writeWeights(join(this.runFolder, 'weights'), { step, epoch, weights });
    this.lastMs = this.now();
  }

  /** `score`: smaller is better; null where there is nothing to judge by. */
  async saveIfBest(step: number, epoch: number, score: number | null): Promise<void> {
    if (score === null || !(score < this.bestScore)) return;
    this.bestScore = score;
    const weights = await this.model.getWeights();
    if (weightsFinite(weights)) await writeWeights(join(this.runFolder, 'best'), { step, epoch, weights });
  }

  /** Puts the best weights back into the model, where there are any. */
  async restoreBest(): Promise<void> {
    if (this.bestScore === Number.POSITIVE_INFINITY) return;
    const { weights } = await readWeights(join(this.runFolder, 'best'));
    await this.model.setWeights(weights);
  }
}
