import type { BatchMetrics } from '../../../src/training/RunRecord';

/** As many points of a curve as anybody can see. */
export const maxPoints = 5000;

/**
 * The points of a growing curve in bounded memory: when twice too many have come, every second one is dropped, and from
 * then on every second, fourth, ... is kept. The newest point is always there.
 */
export class Curve {
  private points: BatchMetrics[] = [];
  private stride = 1;
  private seen = 0;
  private last: BatchMetrics | null = null;

  constructor(private readonly limit = maxPoints) {}

  add(point: BatchMetrics): void {
    this.last = point;
    if (this.seen % this.stride === 0) this.points.push(point);
    this.seen++;
    if (this.points.length < 2 * this.limit) return;
    this.points = this.points.filter((_, index) => index % 2 === 0);
    this.stride *= 2;
  }

  /** At most `limit` points, evenly spaced, with the first and the newest. */
  read(): readonly BatchMetrics[] {
    const newest = this.points[this.points.length - 1];
    const all = this.last === null || this.last === newest ? this.points : [...this.points, this.last];
    if (all.length <= this.limit) return [...all];
    const step = (all.length - 1) / (this.limit - 1);
    return Array.from({ length: this.limit }, (_, index) => all[Math.round(index * step)] as BatchMetrics);
  }
}
