/** Draws at animation frames, at most once in `interval` milliseconds, and only after it was asked to. */
export class Redraw {
  private asked = false;
  private frame: number | null = null;
  private last = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly draw: () => void,
    private readonly interval = 50,
  ) {}

  readonly request = (): void => {
    this.asked = true;
    this.frame ??= requestAnimationFrame(this.tick);
  };

  stop(): void {
    if (this.frame !== null) cancelAnimationFrame(this.frame);
    this.frame = null;
    this.asked = false;
  }

  private readonly tick = (time: number): void => {
    this.frame = null;
    if (!this.asked) return;
    if (time - this.last < this.interval) {
      this.frame = requestAnimationFrame(this.tick);
      return;
    }
    this.asked = false;
    this.last = time;
    this.draw();
  };
}
