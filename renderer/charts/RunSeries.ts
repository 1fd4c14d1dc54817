import type { BatchMetrics, EpochMetrics, RunDetail } from '../../src/training/RunRecord';
import { GrowingColumn } from './GrowingColumn';

/** The quantities that a run is drawn by. */
export type Metric = 'loss' | 'accuracy';

/**
 * The points of one run, outside React: batches arrive many times a second and must not re-render anything. Whoever
 * draws compares `version` with the one that it drew last.
 */
export class RunSeries {
  readonly steps = new GrowingColumn();
  readonly loss = new GrowingColumn();
  readonly accuracy = new GrowingColumn();
  /** What each step was made with; NaN in runs of earlier versions. */
  readonly learningRate = new GrowingColumn();
  /** Batches an epoch; 0 until it is known. */
  stepsPerEpoch = 0;
  /** Images a second, as last reported; 0 until it is known. */
  imagesPerSecond = 0;
  /** Goes up with every change. */
  version = 0;
  /** Goes up when points that were there before have changed, so that whatever was computed from them is stale. */
  generation = 0;
  private epochList: readonly EpochMetrics[] = [];

  get epochs(): readonly EpochMetrics[] {
    return this.epochList;
  }

  column(metric: Metric): GrowingColumn {
    return metric === 'loss' ? this.loss : this.accuracy;
  }

  /** The place of `step` on the axis of epochs; steps where the length of an epoch is not known. */
  epochAt(step: number): number {
    return this.stepsPerEpoch > 0 ? step / this.stepsPerEpoch : step;
  }

  /** Appends batches. One that is not later than the last point is one that is already there. */
  addBatches(batches: readonly BatchMetrics[]): void {
    for (const batch of batches) {
      if (this.steps.length > 0 && batch.step <= this.steps.last) continue;
      this.steps.push(batch.step);
      this.loss.push(asNumber(batch.loss));
      this.accuracy.push(asNumber(batch.accuracy));
      this.learningRate.push(batch.learningRate ?? Number.NaN);
    }
    this.version += 1;
  }

  /** Adds an epoch's means, or replaces those of the same epoch. */
  addEpoch(epoch: EpochMetrics): void {
    const others = this.epochList.filter((known) => known.epoch !== epoch.epoch);
    this.epochList = [...others, epoch].sort((a, b) => a.epoch - b.epoch);
    this.version += 1;
  }

  setStepsPerEpoch(stepsPerEpoch: number): void {
    if (stepsPerEpoch <= 0 || stepsPerEpoch === this.stepsPerEpoch) return;
    this.stepsPerEpoch = stepsPerEpoch;
    this.generation += 1;
    this.version += 1;
  }

  /** Drops what came after a checkpoint that the training goes on from: it comes again. `epoch`: that of the next step. */
  cutBack({ step, epoch }: { readonly step: number; readonly epoch: number }): void {
    const kept = this.batches().filter((batch) => batch.step <= step);
    this.clear();
    this.addBatches(kept);
    this.epochList = this.epochList.filter((known) => known.epoch < epoch);
  }

  /**
   * Takes over what the run's folder holds and keeps the later points that have arrived since: no gap, no point twice.
   * Returns the number of steps between the two, 1 where they follow each other.
   */
  merge(detail: Pick<RunDetail, 'stepsPerEpoch' | 'batches' | 'epochs'>): number {
    const arrived = this.batches();
    this.clear();
    this.setStepsPerEpoch(detail.stepsPerEpoch);
    this.addBatches(detail.batches);
    const lastRead = this.steps.length > 0 ? this.steps.last : 0;
    const later = arrived.filter((batch) => batch.step > lastRead);
    this.addBatches(later);
    for (const epoch of detail.epochs) this.addEpoch(epoch);
    return later[0] === undefined ? 1 : later[0].step - lastRead;
  }

  private clear(): void {
    for (const column of [this.steps, this.loss, this.accuracy, this.learningRate]) column.clear();
    this.generation += 1;
  }

  private batches(): readonly BatchMetrics[] {
    return Array.from({ length: this.steps.length }, (_, index) => ({
      step: this.steps.at(index),
      epoch: 0,
      loss: this.loss.at(index),
      accuracy: this.accuracy.at(index),
      learningRate: this.learningRate.at(index),
    }));
  }
}

/** JSON has no NaN and no Infinity: they arrive as null where the bridge speaks JSON. */
function asNumber(value: number | null): number {
  return value ?? Number.NaN;
}
