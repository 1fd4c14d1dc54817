import { join } from 'node:path';
import type { Model } from '../engines/Engine';
import type { TrainingState } from '../runFolder/TrainingState';
import type { SavedWeights } from '../runFolder/weightsFile';
import { readWeights, weightsFinite, writeWeights } from '../runFolder/weightsFile';
import type { RunRecorder } from './RunRecorder';

const everyMs = 10_000;
/** Saving waits until so many times as long as it took last has passed: it takes less than a twentieth of the time. */
const spacing = 20;

/** Saves a training into its folder: the newest state in `weights`, the best weights in `best`. */
export class Checkpoints {
  private endedMs: number;
  private tookMs = 0;
  private saved: TrainingState | null;
  /** Written with the next state, so that the score that the state knows is that of the weights on the disk. */
  private best: SavedWeights | null = null;

  /** `saved`: the state that the folder holds already. */
  constructor(
    private readonly runFolder: string,
    private readonly model: Model,
    private readonly recorder: Pick<RunRecorder, 'settle' | 'checkpoint'>,
    private readonly now: () => number,
    saved: TrainingState | null,
  ) {
    this.endedMs = now();
    this.saved = saved;
  }

  /** Saves between two steps, if the last time is ten seconds ago. */
  async saveIfDue(state: TrainingState): Promise<void> {
    if (this.waited() >= Math.max(everyMs, this.leastMs())) await this.save(state);
  }

  /** Saves at the end of an epoch, unless epochs are so short that this would slow the training down. */
  async saveAfterEpoch(state: TrainingState): Promise<void> {
    if (this.waited() >= this.leastMs()) await this.save(state);
  }

  /** Weights that are not finite numbers are not worth keeping: the ones before stay. */
  async save(state: TrainingState): Promise<void> {
    if (state === this.saved) return;
    const began = this.now();
    const weights = await this.model.getWeights();
    if (weightsFinite(weights)) {
      this.recorder.settle();
      await this.writeBest();
      const optimizer = await this.model.getOptimizerState();
      const { step } = state;
      // Between two epochs the state is at the beginning of the next.
      const epoch = state.position === 0 ? state.epoch - 1 : state.epoch;
      await writeWeights(join(this.runFolder, 'weights'), { step, epoch, weights }, { optimizer, state });
      this.saved = state;
      this.recorder.checkpoint(step);
    }
    this.endedMs = this.now();
    this.tookMs = this.endedMs - began;
  }

  /** Keeps the weights of now as the best so far. */
  async keepBest({ step, epoch }: TrainingState): Promise<void> {
    const weights = await this.model.getWeights();
    if (weightsFinite(weights)) this.best = { step, epoch, weights };
  }

  /** Puts the best weights back into the model, where there are any. */
  async restoreBest(): Promise<void> {
    await this.writeBest();
    const { weights } = await readWeights(join(this.runFolder, 'best'));
    await this.model.setWeights(weights);
  }

  private async writeBest(): Promise<void> {
    if (this.best !== null) await writeWeights(join(this.runFolder, 'best'), this.best);
    this.best = null;
  }

  private waited(): number {
    return this.now() - this.endedMs;
  }

  private leastMs(): number {
    return spacing * this.tookMs;
  }
}
