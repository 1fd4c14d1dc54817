import type { TrainJob } from '../../../src/contract/trainerMessages';
import { judgeEpoch, noEpochYet } from '../../../src/training/earlyStopping';
import type { EpochMetrics } from '../../../src/training/RunRecord';
import { epochOrder } from '../../../src/training/split';
import { RunError } from '../failure';
import type { Checkpoints } from './Checkpoints';
import { evaluateTest, judge } from './evaluate';
import { LossWatch } from './LossWatch';
import type { PreparedRun } from './prepare';
import { StopRequested } from './RunControl';
import type { RunRecorder } from './RunRecorder';

export type RunEnd = { readonly reason: 'finished' | 'stopped' | 'early-stopping'; readonly text: string };

/** Images that are judged at once: enough to be fast, few enough that a command is soon heard. */
const judgedAtOnce = 256;

/** The training itself: epochs, validation, checkpoints and the test at the end. */
export class TrainingRun {
  private readonly lossWatch: LossWatch;
  private step = 0;
  private epoch = 0;

  constructor(
    private readonly job: TrainJob,
    private readonly prepared: PreparedRun,
    private readonly recorder: RunRecorder,
    private readonly checkpoints: Checkpoints,
    private readonly now: () => number,
  ) {
    this.lossWatch = new LossWatch(job.settings);
  }

  async run(): Promise<RunEnd> {
    await this.checkpoints.save(0, 0);
    try {
      const end = await this.trainEpochs();
      await this.test();
      return end;
    } catch (error) {
      if (!(error instanceof StopRequested)) throw error;
      this.recorder.phase('saving', 'Saving the weights');
      await this.checkpoints.save(this.step, this.epoch);
      return { reason: 'stopped', text: `Stopped after step ${this.step}.` };
    }
  }

  private async trainEpochs(): Promise<RunEnd> {
    const { epochs, earlyStopping } = this.job.settings;
    let state = noEpochYet;
    for (this.epoch = 1; this.epoch <= epochs; this.epoch++) {
      const metrics = await this.trainEpoch();
      if (earlyStopping === null) continue;
      const decision = judgeEpoch(earlyStopping, state, metrics);
      state = decision.state;
      if (decision.stopReason === null) continue;
      await this.checkpoints.restoreBest();
      await this.checkpoints.save(this.step, this.epoch);
      return { reason: 'early-stopping', text: decision.stopReason };
    }
    this.epoch = epochs;
    return { reason: 'finished', text: `Finished after ${epochs} ${epochs === 1 ? 'epoch' : 'epochs'}.` };
  }

  private async trainEpoch(): Promise<EpochMetrics> {
    const { epoch, recorder } = this;
    recorder.phase('training', `Epoch ${epoch} of ${this.job.settings.epochs}`);
    const [began, pausedBefore] = [this.now(), recorder.paused];
    const learnt = await this.trainBatches();
    const seconds = (this.now() - began - (recorder.paused - pausedBefore)) / 1000;
    const metrics: EpochMetrics = {
      epoch,
      step: this.step,
      loss: learnt.loss / learnt.images,
      accuracy: learnt.accuracy / learnt.images,
      ...(await this.validate()),
      seconds,
      imagesPerSecond: seconds > 0 ? learnt.images / seconds : 0,
    };
    recorder.epoch(metrics);
    await this.checkpoints.save(this.step, epoch);
    await this.checkpoints.saveIfBest(this.step, epoch, this.score(metrics));
    return metrics;
  }

  /** All batches of an epoch; answers sums over their images. */
  private async trainBatches() {
    const { model, source, split } = this.prepared;
    const { batchSize, seed, optimizer } = this.job.settings;
    const order = epochOrder(split.train, seed, this.epoch);
    let [images, loss, accuracy] = [0, 0, 0];
    this.recorder.beginEpoch();
    for (let start = 0; start < order.length; start += batchSize) {
      await this.recorder.letCommandsIn();
      const batch = await source.read('train', order.subarray(start, start + batchSize));
      const count = batch.labels.length;
      if (count === 0) continue;
      this.step++;
      const result = await model.trainBatch(batch, { number: this.step, learningRate: optimizer.learningRate });
      this.lossWatch.check(this.step, result.loss, batch);
      this.recorder.batch({ step: this.step, epoch: this.epoch, ...result }, count);
      images += count;
      loss += result.loss * count;
      accuracy += result.accuracy * count;
      await this.checkpoints.saveIfDue(this.step, this.epoch);
    }
    if (images === 0) {
      throw new RunError({ code: 'no-images', message: 'None of the training images can be read any more.' });
    }
    return { images, loss, accuracy };
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
}
