/** Thrown through the work of a run when it is to end early. */
export class StopRequested extends Error {
  override readonly name = 'StopRequested';
  constructor() {
    super('The run was stopped.');
  }
}

/** What the user wants of a running training. Commands take effect at the next `checkpoint`. */
export class RunControl {
  private readonly stopper = new AbortController();
  private pausing = false;
  private wake: (() => void) | null = null;

  /** Given when the run is to stop; its reason is a `StopRequested`. */
  get signal(): AbortSignal {
    return this.stopper.signal;
  }

  pause(): void {
    this.pausing = true;
  }

  resume(): void {
    this.pausing = false;
    this.wake?.();
  }

  stop(): void {
    this.stopper.abort(new StopRequested());
    this.wake?.();
  }

  /**
   * Lets commands in; waits while paused; throws `StopRequested` after a stop. To be awaited between batches.
   * `onPause` is told when waiting begins, `onResume` when it goes on.
   */
  async checkpoint(onPause: () => void, onResume: () => void): Promise<void> {
    await new Promise<void>((resolve) => setImmediate(resolve));
    this.throwIfStopped();
    if (!this.pausing) return;
    onPause();
    while (this.pausing && !this.signal.aborted) {
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
    this.wake = null;
    this.throwIfStopped();
    onResume();
  }

  throwIfStopped(): void {
    if (this.signal.aborted) throw this.signal.reason;
  }
}
