import type { ServiceEvent } from '../../src/contract/events';
import { formatCount } from '../../src/document/Shape';
import { computeText } from '../../src/training/computeText';
import type { BatchMetrics, RunSummary } from '../../src/training/RunRecord';
import { note, printJson } from './output';

/** Batch events on standard output are at least so far apart, in ms. */
const BATCH_INTERVAL = 100;

/** A run as lines: JSON events on standard output, or words on standard error. */
export class TrainReport {
  private announced = false;
  private lastBatchAt = Number.NEGATIVE_INFINITY;
  private lastBatch: BatchMetrics | null = null;
  private test: { readonly testAccuracy: number; readonly testLoss: number } | null = null;

  constructor(
    private readonly json: boolean,
    private readonly now: () => number = Date.now,
  ) {}

  take(event: ServiceEvent): void {
    switch (event.type) {
      case 'run':
        this.announce(event.summary);
        return;
      case 'batches':
        for (const batch of event.batches) this.lastBatch = batch;
        this.showBatch();
        return;
      case 'runStarted':
      case 'runSkipped':
        for (const { file, reason } of event.skipped) note(`skipped ${file}: ${reason}`);
        return;
      case 'epoch': {
        const { epoch } = event;
        const { step: _step, ...figures } = epoch;
        // The last step of an epoch is always shown, so that a short epoch has one too.
        this.showBatch(true);
        if (this.json) printJson({ type: 'epoch', ...figures });
        const validation =
          epoch.valLoss === null
            ? ''
            : `, validation loss ${epoch.valLoss.toFixed(4)}, accuracy ${percent(epoch.valAccuracy ?? 0)}`;
        note(
          `epoch ${epoch.epoch}: loss ${epoch.loss.toFixed(4)}, accuracy ${percent(epoch.accuracy)}${validation} (${epoch.seconds.toFixed(1)} s, ${formatCount(Math.round(epoch.imagesPerSecond))} images/s)`,
        );
        return;
      }
      case 'evaluation': {
        const { accuracy, loss, images } = event.evaluation;
        this.test = { testAccuracy: accuracy, testLoss: loss };
        note(`test: accuracy ${percent(accuracy)} on ${formatCount(images)} images`);
        return;
      }
      default:
        return;
    }
  }

  /** The last line. */
  end(summary: RunSummary): void {
    const { failure, folder } = summary;
    if (failure !== null) {
      if (this.json) printJson({ type: 'failed', code: failure.code, message: failure.message });
      note(failure.message);
      return;
    }
    if (this.json) printJson({ type: 'done', run: folder, ...this.test });
    note(`run folder: ${folder}`);
  }

  private announce(summary: RunSummary): void {
    const { engineName, engine: library, device, threads, params, resumedAt, resumeStep } = summary;
    if (this.announced || library === null || device === null) return;
    this.announced = true;
    const resumed = resumedAt === null ? {} : { resumedStep: resumeStep };
    if (this.json) printJson({ type: 'started', engine: engineName, library, device, threads, params, ...resumed });
    if (resumedAt !== null) note(`going on after step ${formatCount(resumeStep ?? 0)}`);
    note(`training ${formatCount(params)} parameters on ${computeText(summary)}`);
  }

  private showBatch(always = false): void {
    const batch = this.lastBatch;
    if (batch === null || !this.json) return;
    if (!always && this.now() - this.lastBatchAt < BATCH_INTERVAL) return;
    this.lastBatchAt = this.now();
    this.lastBatch = null;
    const { step, epoch, loss, accuracy, learningRate } = batch;
    printJson({ type: 'batch', step, epoch, loss, accuracy, learningRate });
  }
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)} %`;
}
