import type { ServiceEvent } from '../../../src/contract/events';
import type { TrainerMessage, TrainJob } from '../../../src/contract/trainerMessages';
import type {
  EpochMetrics,
  Evaluation,
  RunDetail,
  RunFailure,
  RunStatus,
  RunSummary,
} from '../../../src/training/RunRecord';
import type { TrainerProcess } from '../ServicesHost';
import { Curve } from './Curve';
import { exitFailure } from './exitFailure';
import { RunEvents } from './RunEvents';
import type { Metrics } from './readRunFolder';
import type { RunFile } from './runFile';
import { writeRunFile } from './runFile';
import { readTrainerMessage } from './trainerMessageSchema';

/** A stop that is not heard is forced; one that is heard may take its time to save. */
const stopHeardMs = 3_000;
const stopDoneMs = 15_000;
/** A process whose work is done ends by itself. */
const exitMs = 5_000;

/** A run that goes on: its trainer process, and what is known of it so far. `before`: what it learnt before its last end. */
export class ActiveRun {
  /** Resolves when the trainer process has ended and all is written. */
  readonly ended: Promise<void>;
  private file: RunFile;
  private readonly curve = new Curve();
  private readonly epochs: EpochMetrics[];
  private checkpointStep: number | null;
  private evaluation: Evaluation | null = null;
  private readonly events: RunEvents;
  private writing: Promise<void> = Promise.resolve();
  private stopping = false;
  private killer: NodeJS.Timeout | null = null;

  constructor(
    file: RunFile,
    job: TrainJob,
    private readonly trainer: TrainerProcess,
    emit: (event: ServiceEvent) => void,
    before: Metrics,
  ) {
    this.file = file;
    for (const batch of before.batches) this.curve.add(batch);
    this.epochs = [...before.epochs];
    this.checkpointStep = file.summary.resumeStep;
    this.events = new RunEvents(emit);
    this.ended = new Promise((resolve) => {
      trainer.onMessage((raw) => this.hear(raw));
      trainer.onExit((code) => {
        this.leave(code);
        resolve(this.writing);
      });
    });
    trainer.send({ type: 'train', job });
    this.events.add({ type: 'run', summary: file.summary });
  }

  get summary(): RunSummary {
    return this.file.summary;
  }

  /** Whether it still trains, pauses or is being judged. */
  get active(): boolean {
    return this.summary.status === 'running' || this.summary.status === 'paused';
  }

  detail(): RunDetail {
    const { summary, stepsPerEpoch } = this.file;
    const { curve, epochs, evaluation } = this;
    return { summary, stepsPerEpoch, batches: curve.read(), epochs: [...epochs], evaluation };
  }

  pause(): void {
    this.trainer.send({ type: 'pause' });
  }

  resume(): void {
    this.trainer.send({ type: 'resume' });
  }

  /** Stops in good order: the weights are saved. */
  stop(): void {
    if (this.stopping || !this.active) return;
    this.stopping = true;
    this.killAfter(stopHeardMs);
    this.trainer.send({ type: 'stop' });
  }

  rename(name: string): Promise<void> {
    this.change({ name });
    return this.writing;
  }

  private hear(raw: unknown): void {
    const message = readTrainerMessage(raw);
    if (message === null || !this.active) return;
    if ('runId' in message && message.runId !== null && message.runId !== this.summary.id) return;
    this.handle(message);
  }

  private handle(message: TrainerMessage): void {
    const runId = this.summary.id;
    switch (message.type) {
      case 'phase': {
        const { phase, text, progress } = message;
        if (this.stopping && phase === 'saving') this.killAfter(stopDoneMs);
        this.events.add({ type: 'runProgress', runId, phase, text, progress });
        return;
      }
      case 'started': {
        const { engine, params, stepsPerEpoch, images, skipped, resumed } = message;
        this.file = { ...this.file, stepsPerEpoch };
        const { library, device, threads } = engine;
        this.change({ engine: library, device, threads, params });
        this.events.add({ type: 'runStarted', runId, stepsPerEpoch, images, skipped, resumed });
        return;
      }
      case 'skipped':
        this.events.add({ type: 'runSkipped', runId, skipped: message.skipped });
        return;
      case 'batch': {
        const { type: _type, runId: _runId, imagesPerSecond, ...batch } = message;
        this.curve.add(batch);
        this.events.add({ type: 'batches', runId, imagesPerSecond, batches: [batch] });
        return;
      }
      case 'epoch': {
        const { type: _type, runId: _runId, ...epoch } = message;
        this.epochs.push(epoch);
        this.events.add({ type: 'epoch', runId, epoch });
        this.change({ lastEpoch: epoch });
        return;
      }
      case 'paused':
        this.change({ status: 'paused' });
        return;
      case 'resumed':
        this.change({ status: 'running' });
        return;
      case 'evaluation': {
        const { evaluation } = message;
        this.evaluation = evaluation;
        this.events.add({ type: 'evaluation', runId, evaluation });
        this.change({ testAccuracy: Number.isFinite(evaluation.accuracy) ? evaluation.accuracy : null });
        return;
      }
      case 'done':
        this.finish(message.reason === 'stopped' ? 'stopped' : 'done', null);
        return;
      case 'failed':
        this.finish('failed', message.failure);
        return;
      case 'checkpoint':
        this.checkpointStep = message.step;
        return;
      case 'ready':
      case 'described':
      case 'predicted':
      case 'exported':
      case 'imported':
        return;
    }
  }

  /** The process has ended, with its work done or not. */
  private leave(code: number | null): void {
    if (this.killer !== null) clearTimeout(this.killer);
    this.killer = null;
    if (!this.active) return;
    // It was stopped by force: what it saved last is what there is.
    if (this.stopping) this.finish('stopped', null);
    else this.finish('failed', exitFailure(code, this.trainer.errorOutput()));
  }

  private finish(status: RunStatus, failure: RunFailure | null): void {
    this.change({ status, failure, resumeStep: this.checkpointStep });
    this.events.flush();
    this.killAfter(exitMs);
  }

  private change(changes: Partial<RunSummary>): void {
    this.file = { ...this.file, summary: { ...this.summary, ...changes } };
    const { file } = this;
    this.events.add({ type: 'run', summary: file.summary });
    this.writing = this.writing
      .then(() => (this.file === file ? writeRunFile(file) : undefined))
      .catch((error: unknown) => console.error('The state of the run could not be written:', error));
  }

  private killAfter(ms: number): void {
    if (this.killer !== null) clearTimeout(this.killer);
    this.killer = setTimeout(() => this.trainer.kill(), ms);
  }
}
