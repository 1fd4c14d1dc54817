import { join } from 'node:path';
import type { TrainJob } from '../../../src/contract/trainerMessages';
import { Pace } from '../../../src/training/pace';
import type { BatchMetrics, EpochMetrics, Evaluation, RunPhase } from '../../../src/training/RunRecord';
import type { SkippedFile } from '../data/DataSource';
import { jsonText, writeAtomically } from '../runFolder/atomicWrite';
import { MetricsFile } from '../runFolder/MetricsFile';
import type { TensorBoardOptions } from '../runFolder/tensorboard/TensorBoardLog';
import { TensorBoardLog } from '../runFolder/tensorboard/TensorBoardLog';
import { BatchPoster } from './BatchPoster';
import type { Post } from './prepare';
import type { RunControl } from './RunControl';

/** More skipped files than anybody reads are not sent. */
export const mostSkippedTold = 1000;

/** Writes what happens in a run into its folder, and tells it to whoever started the run. */
export class RunRecorder {
  private readonly metrics: MetricsFile;
  private readonly tensorBoard: TensorBoardLog;
  private readonly poster: BatchPoster;
  private readonly pace: Pace;
  private lateError: unknown = null;
  private pausedMs = 0;
  private skippedTold: number;

  constructor(
    private readonly job: TrainJob,
    private readonly control: RunControl,
    private readonly post: Post,
    private readonly now: () => number,
    curves: TensorBoardOptions,
    skippedTold: number,
  ) {
    this.skippedTold = skippedTold;
    this.metrics = new MetricsFile(join(job.runFolder, 'metrics.jsonl'), (error) => {
      this.lateError = error;
    });
    this.tensorBoard = new TensorBoardLog(join(job.runFolder, 'tensorboard'), curves);
    this.poster = new BatchPoster(job.runId, post, now);
    this.pace = new Pace(now);
  }

  /** Milliseconds that the run has spent in pauses so far. */
  get paused(): number {
    return this.pausedMs;
  }

  phase(phase: RunPhase, text: string, progress: number | null = null): void {
    this.post({ type: 'phase', runId: this.job.runId, phase, progress, text });
  }

  /** Time until now is no part of the speed of the batches that follow. */
  beginEpoch(): void {
    this.pace.restart();
  }

  batch(metrics: BatchMetrics, images: number): void {
    this.pace.record(images);
    this.metrics.add({ type: 'batch', ...metrics });
    this.tensorBoard.batch(metrics);
    this.poster.add(metrics, this.pace.imagesPerSecond());
  }

  epoch(metrics: EpochMetrics): void {
    this.metrics.add({ type: 'epoch', ...metrics });
    this.tensorBoard.epoch(metrics);
    this.flush();
    this.post({ type: 'epoch', runId: this.job.runId, ...metrics });
  }

  async evaluation(evaluation: Evaluation): Promise<void> {
    await writeAtomically(join(this.job.runFolder, 'evaluation.json'), jsonText(evaluation));
    this.post({ type: 'evaluation', runId: this.job.runId, evaluation });
  }

  /** `skipped`: all files so far that cannot be read. Those that turned up since the last time are told. */
  unreadable(skipped: readonly SkippedFile[]): void {
    const since = skipped.slice(this.skippedTold, mostSkippedTold);
    if (since.length === 0) return;
    this.skippedTold += since.length;
    this.post({ type: 'skipped', runId: this.job.runId, skipped: since });
  }

  /** To be awaited between batches: `RunControl.checkpoint` with the messages and times of a pause. */
  async letCommandsIn(): Promise<void> {
    if (this.lateError !== null) throw this.lateError;
    const { runId } = this.job;
    let pausedAt = 0;
    await this.control.checkpoint(
      () => {
        this.flush();
        pausedAt = this.now();
        this.post({ type: 'paused', runId });
      },
      () => {
        this.pausedMs += this.now() - pausedAt;
        this.pace.restart();
        this.post({ type: 'resumed', runId });
      },
    );
  }

  /** All that was recorded is on the disk: a checkpoint that is written now never knows more than the curves. */
  settle(): void {
    this.flush();
    this.metrics.sync();
  }

  checkpoint(step: number): void {
    this.post({ type: 'checkpoint', runId: this.job.runId, step });
  }

  close(): void {
    this.tensorBoard.close();
    this.metrics.close();
  }

  private flush(): void {
    this.metrics.flush();
    this.tensorBoard.flush();
    this.poster.flush(this.pace.imagesPerSecond());
  }
}
