import { closeSync, mkdirSync, openSync, readdirSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { create, type MessageInitShape, toBinary } from '@bufbuild/protobuf';
import type { BatchMetrics, EpochMetrics } from '../../../../src/training/RunRecord';
import { EventSchema, SessionLog_SessionStatus } from './event_pb';
import { record } from './record';

/** More points of a curve than TensorBoard shows. */
const mostPoints = 2000;
const flushAfterMs = 1000;
const fileName = /^events\.out\.tfevents\.(\d+)\.convcanvas$/;

export type TensorBoardOptions = {
  /** Of the whole training. */
  readonly totalSteps: number;
  /** The step after which a training goes on; null for one that begins. What was recorded of later steps no longer counts. */
  readonly resumedStep: number | null;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
};

/**
 * The curves of a run for TensorBoard: a file of events in the folder, a new one each time that the run goes on. Every
 * value stands at its training step; of long trainings each so many steps are recorded.
 */
export class TensorBoardLog {
  private readonly file: number;
  private readonly every: number;
  private readonly now: () => number;
  private records: Buffer[] = [];
  private lastFlush: number;

  constructor(folder: string, { totalSteps, resumedStep, now = Date.now }: TensorBoardOptions) {
    this.every = Math.max(1, Math.ceil(totalSteps / mostPoints));
    this.now = now;
    this.lastFlush = now();
    mkdirSync(folder, { recursive: true });
    this.file = openSync(join(folder, nextFileName(folder, now())), 'wx');
    this.add({ what: { case: 'fileVersion', value: 'brain.Event:2' } });
    if (resumedStep !== null) {
      // What TensorFlow writes too: TensorBoard then drops the points from this step on that it has read before.
      const value = { status: SessionLog_SessionStatus.START };
      this.add({ step: BigInt(resumedStep + 1), what: { case: 'sessionLog', value } });
    }
    this.flush();
  }

  batch({ step, loss, accuracy, learningRate }: BatchMetrics): void {
    if (step % this.every !== 0 && step !== 1) return;
    this.scalars(step, { 'train/loss': loss, 'train/accuracy': accuracy, 'train/learning_rate': learningRate });
    if (this.now() - this.lastFlush >= flushAfterMs) this.flush();
  }

  epoch({ step, loss, accuracy, valLoss, valAccuracy }: EpochMetrics): void {
    this.scalars(step, {
      'epoch/loss': loss,
      'epoch/accuracy': accuracy,
      'validation/loss': valLoss,
      'validation/accuracy': valAccuracy,
    });
    this.flush();
  }

  flush(): void {
    this.lastFlush = this.now();
    const bytes = Buffer.concat(this.records);
    this.records = [];
    // On a full disk a write may end early: the next one says why.
    for (let written = 0; written < bytes.length; ) written += writeSync(this.file, bytes, written);
  }

  close(): void {
    try {
      this.flush();
    } finally {
      closeSync(this.file);
    }
  }

  private scalars(step: number, values: { readonly [tag: string]: number | null | undefined }): void {
    const value = Object.entries(values).flatMap(([tag, number]) =>
      number === null || number === undefined ? [] : [{ tag, value: { case: 'simpleValue', value: number } } as const],
    );
    this.add({ step: BigInt(step), what: { case: 'summary', value: { value } } });
  }

  private add(event: MessageInitShape<typeof EventSchema>): void {
    const whole = create(EventSchema, { wallTime: this.now() / 1000, ...event });
    this.records.push(record(toBinary(EventSchema, whole)));
  }
}

/** TensorBoard reads files in the order of their names, which begin with the time: a later file gets a later one. */
function nextFileName(folder: string, now: number): string {
  const taken = readdirSync(folder).map((name) => Number(fileName.exec(name)?.[1] ?? 0));
  const seconds = Math.max(Math.floor(now / 1000), ...taken.map((time) => time + 1));
  return `events.out.tfevents.${seconds}.convcanvas`;
}
