import type { TrainJob } from '../../../src/contract/trainerMessages';
import { judgeEpoch } from '../../../src/training/earlyStopping';
import { learningRateAt } from '../../../src/training/learningRate';
import { judgePlateau } from '../../../src/training/plateau';
import type { EpochMetrics } from '../../../src/training/RunRecord';
import { epochOrder } from '../../../src/training/split';
import { BatchFeed } from '../data/BatchFeed';
import { RunError } from '../failure';
import type { TrainingState } from '../runFolder/TrainingState';
import type { Checkpoints } from './Checkpoints';
import { evaluateTest, judge } from './evaluate';
import { nothingLearnt } from './firstState';
import { LossWatch } from './LossWatch';
import type { PreparedRun } from './prepare';
import { StopRequested } from './RunControl';
import type { RunRecorder } from './RunRecorder';
import { stepsPerEpoch } from './stepsPerEpoch';

export type RunEnd = { readonly reason: 'finished' | 'stopped' | 'early-stopping'; readonly text: string };

/** Images that are judged at once: enough to be fast, few enough that a command is soon heard. */
const judgedAtOnce = 256;

/**
 * The training itself: epochs, validation, checkpoints and the test at the end. Its state is brought up to date after each
 * step, so that a checkpoint may be written, and a training go on from there, between any two.
 */
export class TrainingRun {
  private readonly lossWatch: LossWatch;
  private state: TrainingState;

  constructor(
    private readonly job: TrainJob,
    private readonly prepared: PreparedRun,
    private readonly recorder: RunRecorder,
    private readonly checkpoints: Checkpoints,
    private readonly now: () => number,
  ) {
    this.state = prepared.state;
    this.lossWatch = new LossWatch(job.settings, this.state.losses);
  }

  async run(): Promise<RunEnd> {
    try {
      if (this.job.resume !== 'test') {
        await this.checkpoints.begin(this.state);
        await this.trainEpochs();
        await this.checkpoints.save(this.state);
      }
      await this.test();
      return this.job.resume === 'test' ? this.stopped() : this.end();
    } catch (error) {
      if (!(error instanceof StopRequested)) throw error;
      this.recorder.phase('saving', 'Saving the weights');
      await this.checkpoints.save(this.state);
      return this.stopped();
    } finally {
      await this.checkpoints.settled();
    }
  }

  private async trainEpochs(): Promise<void> {
    const { epochs } = this.job.settings;
    while (this.state.epoch <= epochs && this.state.earlyStop === null) {
      await this.trainEpoch();
      if (this.state.earlyStop === null) await this.checkpoints.saveAfterEpoch(this.state);
      else if (this.state.bestScore !== null) await this.checkpoints.restoreBest();
    }
  }

  private stopped(): RunEnd {
    return { reason: 'stopped', text: `Stopped after step ${this.state.step}.` };
  }

  private end(): RunEnd {
    const { epochs } = this.job.settings;
    if (this.state.earlyStop !== null) return { reason: 'early-stopping', text: this.state.earlyStop };
    return { reason: 'finished', text: `Finished after ${epochs} ${epochs === 1 ? 'epoch' : 'epochs'}.` };
  }

  private async trainEpoch(): Promise<void> {
    const { epoch } = this.state;
    this.recorder.phase('training', `Epoch ${epoch} of ${this.job.settings.epochs}`);
    await this.trainBatches();
    const { step, sums } = this.state;
    const { images, seconds } = sums;
    if (images === 0) {
      throw new RunError({ code: 'no-images', message: 'None of the training images can be read any more.' });
    }
    const metrics: EpochMetrics = {
      epoch,
      step,
      loss: sums.loss / images,
      accuracy: sums.accuracy / images,
      ...(await this.validate()),
      seconds,
      imagesPerSecond: seconds > 0 ? images / seconds : 0,
    };
    this.recorder.epoch(metrics);
    this.recorder.unreadable(this.prepared.source.skipped);
    await this.judge(metrics);
  }

  /** The rest of an epoch's batches. */
  private async trainBatches(): Promise<void> {
    const { model, source, split } = this.prepared;
    const { batchSize, seed } = this.job.settings;
    const { epoch, sums } = this.state;
    const order = epochOrder(split.train, seed, epoch);
    const feed = new BatchFeed(source, { part: 'train', indices: order, batchSize, from: this.state.position });
    const elapsed = this.clock(sums.seconds);
    this.recorder.beginEpoch();
    while (this.state.position < order.length) {
      await this.recorder.letCommandsIn();
      const position = this.state.position + batchSize;
      const batch = await feed.next();
      const count = batch?.labels.length ?? 0;
      if (batch === null || count === 0) {
        this.state = { ...this.state, position };
        continue;
      }
      const step = this.state.step + 1;
      const learningRate = this.learningRate(step);
      const result = await model.trainBatch(batch, { number: step, learningRate });
      this.lossWatch.check(step, result.loss, batch);
      this.recorder.batch({ step, epoch, ...result, learningRate }, count);
      this.state = {
        ...this.state,
        step,
        position,
        sums: added(this.state.sums, result, count, elapsed()),
        losses: this.lossWatch.losses,
      };
      await this.checkpoints.saveIfDue(this.state);
    }
  }

  private learningRate(step: number): number {
    const { split } = this.prepared;
    const { settings } = this.job;
    const steps = stepsPerEpoch(split, settings);
    const plateauFactor = this.state.plateau.factor;
    return learningRateAt(settings, {
      step,
      stepsPerEpoch: steps,
      totalSteps: steps * settings.epochs,
      plateauFactor,
    });
  }

  /** What an epoch decides: whether its weights are the best so far, how fast the next learns, and whether it was the last. */
  private async judge(metrics: EpochMetrics): Promise<void> {
    const { state } = this;
    const { earlyStopping } = this.job.settings;
    const score = this.score(metrics);
    const isBest = score !== null && !Number.isNaN(score) && (state.bestScore === null || score < state.bestScore);
    if (isBest) await this.checkpoints.keepBest(state);
    const decision = earlyStopping === null ? null : judgeEpoch(earlyStopping, state.earlyStopping, metrics);
    this.state = {
      ...state,
      epoch: state.epoch + 1,
      position: 0,
      sums: nothingLearnt,
      earlyStopping: decision?.state ?? state.earlyStopping,
      plateau: judgePlateau(this.job.settings, state.plateau, metrics),
      earlyStop: decision?.stopReason ?? null,
      bestScore: isBest ? score : state.bestScore,
    };
  }

  private async validate(): Promise<Pick<EpochMetrics, 'valLoss' | 'valAccuracy'>> {
    const { split, model, source } = this.prepared;
    if (split.validation.length === 0) return { valLoss: null, valAccuracy: null };
    this.recorder.phase('validating', 'Checking on the validation images');
    const between = () => this.recorder.letCommandsIn();
    const judged = await judge(model, source, 'train', split.validation, this.chunk(), between);
    if (judged.images === 0) return { valLoss: null, valAccuracy: null };
    return { valLoss: judged.loss, valAccuracy: judged.accuracy };
  }

  private async test(): Promise<void> {
    const { model, source } = this.prepared;
    if (source.testCount === 0) return;
    const evaluation = await evaluateTest(model, source, this.chunk(), async (share) => {
      this.recorder.phase('testing', 'Trying the network on the test images', share);
      await this.recorder.letCommandsIn();
    });
    this.recorder.unreadable(source.skipped);
    if (evaluation.images > 0) await this.recorder.evaluation(evaluation);
  }

  /** What makes an epoch the best: what early stopping watches, else the validation loss. Smaller is better. */
  private score({ valLoss, valAccuracy }: EpochMetrics): number | null {
    const watchesAccuracy = this.job.settings.earlyStopping?.monitor === 'valAccuracy';
    return watchesAccuracy && valAccuracy !== null ? -valAccuracy : valLoss;
  }

  private chunk(): number {
    return Math.max(this.job.settings.batchSize, judgedAtOnce);
  }

  /** Seconds of work from now on, pauses left out, counted from `seconds`. */
  private clock(seconds: number): () => number {
    const began = this.now() - this.recorder.paused;
    return () => seconds + (this.now() - this.recorder.paused - began) / 1000;
  }
}

function added(
  sums: TrainingState['sums'],
  { loss, accuracy }: { readonly loss: number; readonly accuracy: number },
  count: number,
  seconds: number,
): TrainingState['sums'] {
  return {
    images: sums.images + count,
    loss: sums.loss + loss * count,
    accuracy: sums.accuracy + accuracy * count,
    seconds,
  };
}
