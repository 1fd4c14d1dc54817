import type { BatchMetrics } from '../../../src/training/RunRecord';
import type { Post } from './prepare';

const leastMs = 10;

/** Posts batch metrics, at most about a hundred a second: what comes faster is averaged. */
export class BatchPoster {
  private collected: BatchMetrics[] = [];
  private lastMs = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly runId: string,
    private readonly post: Post,
    private readonly now: () => number,
  ) {}

  add(metrics: BatchMetrics, imagesPerSecond: number): void {
    this.collected.push(metrics);
    if (this.now() - this.lastMs >= leastMs) this.flush(imagesPerSecond);
  }

  flush(imagesPerSecond: number): void {
    const last = this.collected[this.collected.length - 1];
    if (last === undefined) return;
    const mean = (field: 'loss' | 'accuracy') =>
      this.collected.reduce((sum, metrics) => sum + metrics[field], 0) / this.collected.length;
    this.post({
      type: 'batch',
      runId: this.runId,
      imagesPerSecond,
      ...last,
      loss: mean('loss'),
      accuracy: mean('accuracy'),
    });
    this.collected = [];
    this.lastMs = this.now();
  }
}
