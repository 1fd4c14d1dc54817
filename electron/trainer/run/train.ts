import { join } from 'node:path';
import type { TrainJob } from '../../../src/contract/trainerMessages';
import { checkDivergence } from '../../../src/training/divergence';
import type { EarlyStoppingState } from '../../../src/training/earlyStopping';
import { judgeEpoch, noEpochYet } from '../../../src/training/earlyStopping';
import { Pace } from '../../../src/training/pace';
import type { EpochMetrics } from '../../../src/training/RunRecord';
import { epochOrder } from '../../../src/training/split';
import type { Batch } from '../engines/Engine';
import { RunError } from '../failure';
import { jsonText, writeAtomically } from '../runFolder/atomicWrite';
import { describeEnvironment } from '../runFolder/environment';
import { MetricsFile } from '../runFolder/MetricsFile';
import { BatchPoster } from './BatchPoster';
import { Checkpoints } from './Checkpoints';
import { evaluateTest, judge } from './evaluate';
import type { Post, PreparedRun } from './prepare';
import { pauseMessages, prepareRun } from './prepare';
import type { RunControl } from './RunControl';
import { StopRequested } from './RunControl';

export type RunEnd = { readonly reason: 'finished' | 'stopped' | 'early-stopping'; readonly text: string };

const now = () => performance.now();

/** Images that are judged at once: enough to be fast, few enough that a command is soon heard. */
const judgedAtOnce = 256;

/**
 * A whole run, from opening the engine to the judgement on the test images. Throws what `toFailure` can put into words;
 * a stop that the user asked for is no failure.
 */
export async function train(job: TrainJob, control: RunControl, post: Post): Promise<RunEnd> {
  const startedAt = new Date();
  let prepared: PreparedRun;
  try {
    prepared = await prepareRun(job, control, post);
  } catch (error) {
    if (error instanceof StopRequested) return { reason: 'stopped', text: 'Stopped before the first step.' };
    throw error;
  }
  const { description } = prepared.engine;
  const environment = describeEnvironment(description, job.settings.seed, startedAt);
  await writeAtomically(join(job.runFolder, 'environment.json'), jsonText(environment));
  const run = new TrainingRun(job, control, post, prepared);
  try {
    return await run.run();
  } finally {
    run.close();
  }
}

/** The training itself. */
class TrainingRun {
  private readonly metrics: MetricsFile;
  private readonly checkpoints: Checkpoints;
  private readonly poster: BatchPoster;
  private readonly pace = new Pace(now);
  private lateError: unknown = null;
  private step = 0;
  private firstLoss: number | null = null;
  private lastLoss: number | null = null;
  /** Milliseconds that this epoch spent in pauses. */
  private paused = 0;

  constructor(
    private readonly job: TrainJob,
    private readonly control: RunControl,
    private readonly post: Post,
    private readonly prepared: PreparedRun,
  ) {
    this.metrics = new MetricsFile(join(job.runFolder, 'metrics.jsonl'), (error) => {
      this.lateError = error;
    });
    this.checkpoints = new Checkpoints(job.runFolder, prepared.model, now);
    this.poster = new BatchPoster(job.runId, post, now);
  }

  async run(): Promise<RunEnd> {
    this.announce();
    await this.checkpoints.save(0, 0);
    let end: RunEnd;
    try {
      end = await this.trainEpochs();
      await this.testOrSkip();
    } catch (error) {
      if (!(error instanceof StopRequested)) throw error;
      end = { reason: 'stopped', text: `Stopped after step ${this.step}.` };
      this.phase('saving', 'Saving the weights');
      await this.checkpoints.save(this.step, this.currentEpoch());
    }
    return end;
  }

  close(): void {
    this.metrics.close();
    this.prepared.model.dispose();
  }

  private announce(): void {
    const { engine, plan, split, source } = this.prepared;
    this.post({
      type: 'started',
      runId: this.job.runId,
      engine: engine.description,
      params: plan.totals.params,
      stepsPerEpoch: this.stepsPerEpoch(),
      images: { train: split.train.length, validation: split.validation.length, test: source.testCount },
      skipped: source.skipped,
    });
  }

  private async trainEpochs(): Promise<RunEnd> {
    const { epochs, earlyStopping } = this.job.settings;
    let state: EarlyStoppingState = noEpochYet;
    for (let epoch = 1; epoch <= epochs; epoch++) {
      const metrics = await this.trainEpoch(epoch);
      if (earlyStopping === null) continue;
      const decision = judgeEpoch(earlyStopping, state, metrics);
      state = decision.state;
      if (decision.stopReason === null) continue;
      await this.checkpoints.restoreBest();
      await this.checkpoints.save(this.step, epoch);
      return { reason: 'early-stopping', text: decision.stopReason };
    }
    return { reason: 'finished', text: `Finished after ${epochs} ${epochs === 1 ? 'epoch' : 'epochs'}.` };
  }

  private async trainEpoch(epoch: number): Promise<EpochMetrics> {
    this.phase('training', `Epoch ${epoch} of ${this.job.settings.epochs}`);
    const { batchSize, seed } = this.job.settings;
    const order = epochOrder(this.prepared.split.train, seed, epoch);
    const began = now();
    this.paused = 0;
    this.pace.restart();
    let [images, loss, accuracy] = [0, 0, 0];
    for (let start = 0; start < order.length; start += batchSize) {
      await this.letCommandsIn();
      const batch = await this.prepared.source.read('train', order.subarray(start, start + batchSize));
      const count = batch.labels.length;
      if (count === 0) continue;
      const result = await this.prepared.model.trainBatch(batch);
      this.step++;
      this.refuseDivergence(result.loss, batch);
      this.pace.record(count);
      const metrics = { step: this.step, epoch, ...result };
      this.metrics.add({ type: 'batch', ...metrics });
      this.poster.add(metrics, this.pace.imagesPerSecond());
      images += count;
      loss += result.loss * count;
      accuracy += result.accuracy * count;
      await this.checkpoints.saveIfDue(this.step, epoch);
    }
    this.poster.flush(this.pace.imagesPerSecond());
    const seconds = (now() - began - this.paused) / 1000;
    const validation = await this.validate();
    const metrics: EpochMetrics = {
      epoch,
      step: this.step,
      loss: loss / images,
      accuracy: accuracy / images,
      ...validation,
      seconds,
      imagesPerSecond: seconds > 0 ? images / seconds : 0,
    };
    this.metrics.add({ type: 'epoch', ...metrics });
    this.metrics.flush();
    this.post({ type: 'epoch', runId: this.job.runId, ...metrics });
    await this.checkpoints.save(this.step, epoch);
    await this.checkpoints.saveIfBest(this.step, epoch, this.score(metrics));
    return metrics;
  }

  private async validate(): Promise<Pick<EpochMetrics, 'valLoss' | 'valAccuracy'>> {
    const { split, model, source } = this.prepared;
    if (split.validation.length === 0) return { valLoss: null, valAccuracy: null };
    this.phase('validating', 'Checking on the validation images');
    const chunk = Math.max(this.job.settings.batchSize, judgedAtOnce);
    const judged = await judge(model, source, 'train', split.validation, chunk, () => this.letCommandsIn());
    return judged.images === 0
      ? { valLoss: null, valAccuracy: null }
      : { valLoss: judged.loss, valAccuracy: judged.accuracy };
  }

  private async testOrSkip(): Promise<void> {
    const { model, source } = this.prepared;
    if (source.testCount === 0) return;
    const chunk = Math.max(this.job.settings.batchSize, judgedAtOnce);
    const evaluation = await evaluateTest(model, source, chunk, async (share) => {
      this.phase('testing', 'Trying the network on the test images', share);
      await this.letCommandsIn();
    });
    await writeAtomically(join(this.job.runFolder, 'evaluation.json'), jsonText(evaluation));
    this.post({ type: 'evaluation', runId: this.job.runId, evaluation });
  }

  private refuseDivergence(loss: number, batch: Batch): void {
    if (Number.isFinite(loss)) {
      this.firstLoss ??= loss;
      this.lastLoss = loss;
      return;
    }
    const largestInput = batch.images.data.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    const { step, firstLoss, lastLoss } = this;
    const failure = checkDivergence({ step, loss, firstLoss, lastLoss, largestInput }, this.job.settings);
    if (failure !== null) throw new RunError(failure);
  }

  private async letCommandsIn(): Promise<void> {
    if (this.lateError !== null) throw this.lateError;
    const [onPause, onResume] = pauseMessages(this.job.runId, this.post);
    let pausedAt = 0;
    await this.control.checkpoint(
      () => {
        this.metrics.flush();
        this.poster.flush(this.pace.imagesPerSecond());
        pausedAt = now();
        onPause();
      },
      () => {
        this.paused += now() - pausedAt;
        this.pace.restart();
        onResume();
      },
    );
  }

  /** What makes an epoch the best: what early stopping watches, else the validation loss. Smaller is better. */
  private score({ valLoss, valAccuracy }: EpochMetrics): number | null {
    const watchesAccuracy = this.job.settings.earlyStopping?.monitor === 'valAccuracy';
    return watchesAccuracy && valAccuracy !== null ? -valAccuracy : valLoss;
  }

  private stepsPerEpoch(): number {
    return Math.ceil(this.prepared.split.train.length / this.job.settings.batchSize);
  }

  private currentEpoch(): number {
    return Math.ceil(this.step / this.stepsPerEpoch());
  }

  private phase(phase: 'training' | 'validating' | 'testing' | 'saving', text: string, progress: number | null = null) {
    this.post({ type: 'phase', runId: this.job.runId, phase, progress, text });
  }
}
