import { join } from 'node:path';
import type { Model, OptimizerState, Weights } from '../engines/Engine';
import type { TrainingState } from '../runFolder/TrainingState';
import type { SavedWeights } from '../runFolder/weightsFile';
import { readWeights, weightsFinite, writeWeights } from '../runFolder/weightsFile';
import type { RunRecorder } from './RunRecorder';

const everyMs = 10_000;
/** After an epoch it may be sooner, but not for each of epochs that take no time. */
const leastMs = 500;
/** Saving waits until so many times as long has passed as it kept the training from its work last: a twentieth at most. */
const spacing = 20;

/**
 * Saves a training into its folder: the newest state in `weights`, the best weights in `best`. What is saved is copied at
 * once and written while the training goes on; a write that failed is told by the next call.
 */
export class Checkpoints {
  private endedMs: number;
  private nextMs: number;
  private saved: TrainingState | null;
  private writing: Promise<void> = Promise.resolve();
  private isWriting = false;
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
    this.nextMs = this.endedMs;
    this.saved = saved;
  }

  /** Saves between two steps, if the last time is ten seconds ago. */
  async saveIfDue(state: TrainingState): Promise<void> {
    if (this.isDue(everyMs)) await this.begin(state);
  }

  /** Saves at the end of an epoch, unless epochs are so short that this would slow the training down. */
  async saveAfterEpoch(state: TrainingState): Promise<void> {
    if (this.isDue(leastMs)) await this.begin(state);
  }

  /** Saves now, and waits until it is on the disk. */
  async save(state: TrainingState): Promise<void> {
    await this.begin(state);
    await this.writing;
  }

  /** Begins to save. Weights that are not finite numbers are not worth keeping: the ones before stay. */
  async begin(state: TrainingState): Promise<void> {
    await this.writing;
    if (state === this.saved) return;
    const began = this.now();
    const weights = await this.model.getWeights();
    if (!weightsFinite(weights)) {
      this.endedMs = this.now();
      return;
    }
    const optimizer = await this.model.getOptimizerState();
    this.recorder.settle();
    this.saved = state;
    const copied = this.now();
    this.isWriting = true;
    this.writing = this.write(state, weights, optimizer).finally(() => {
      this.isWriting = false;
      this.endedMs = this.now();
      // A slow disk does not keep the training from its work, but should not be busy all the time either.
      this.nextMs = this.endedMs + Math.max(spacing * (copied - began), this.endedMs - copied);
    });
    // Whoever waits for it next is told.
    this.writing.catch(() => {});
  }

  /** Waits until nothing is being written any more. */
  async settled(): Promise<void> {
    await this.writing.catch(() => {});
  }

  /** Keeps the weights of now as the best so far. */
  async keepBest({ step, epoch }: TrainingState): Promise<void> {
    const weights = await this.model.getWeights();
    if (weightsFinite(weights)) this.best = { step, epoch, weights };
  }

  /** Puts the best weights back into the model, where there are any. */
  async restoreBest(): Promise<void> {
    await this.writing;
    await this.writeBest();
    const { weights } = await readWeights(join(this.runFolder, 'best'));
    await this.model.setWeights(weights);
  }

  private async write(state: TrainingState, weights: Weights, optimizer: OptimizerState): Promise<void> {
    await this.writeBest();
    // Between two epochs the state is at the beginning of the next.
    const epoch = state.position === 0 ? state.epoch - 1 : state.epoch;
    const { step } = state;
    await writeWeights(join(this.runFolder, 'weights'), { step, epoch, weights }, { optimizer, state });
    this.recorder.checkpoint(step);
  }

  private async writeBest(): Promise<void> {
    const { best } = this;
    this.best = null;
    if (best !== null) await writeWeights(join(this.runFolder, 'best'), best);
  }

  /** Whether the last save is so many milliseconds ago, and long enough for what it took. */
  private isDue(ms: number): boolean {
    const now = this.now();
    return !this.isWriting && now >= this.nextMs && now - this.endedMs >= ms;
  }
}
