/** Milliseconds from any fixed moment, never going back. */
export type Clock = () => number;

/** Speed over about the last seconds, so that a number on the screen neither jumps nor lags. */
export class Pace {
  private images = 0;
  private milliseconds = 0;
  private last: number;

  constructor(
    private readonly clock: Clock,
    private readonly memoryMs = 3000,
  ) {
    this.last = clock();
  }

  /** Time until now does not count: after a pause. */
  restart(): void {
    this.last = this.clock();
  }

  record(images: number): void {
    const now = this.clock();
    const elapsed = now - this.last;
    this.last = now;
    // Old time and old images fade together, which keeps their quotient a weighted mean.
    const kept = Math.exp(-elapsed / this.memoryMs);
    this.images = this.images * kept + images;
    this.milliseconds = this.milliseconds * kept + elapsed;
  }

  /** 0 before the first record. */
  imagesPerSecond(): number {
    return this.milliseconds > 0 ? (1000 * this.images) / this.milliseconds : 0;
  }
}
