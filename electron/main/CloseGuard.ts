/** What the guard asks of the window and of the person. */
export type CloseGuardHost = {
  /** Whether the page can be asked at all: it is there and has not crashed. */
  readonly canAsk: () => boolean;
  readonly ask: () => void;
  /** The system's own question, where the page does not answer. */
  readonly confirmWithoutAnswer: () => Promise<boolean>;
  readonly close: () => void;
};

/** How long the page may take to show that it has heard the question. */
const hearingMs = 5000;

/**
 * Asks the page before the window closes. The page has five seconds to hear the question, and then the person has all
 * the time there is; closing once more meanwhile brings the system's own question, so that a page that is stuck never
 * keeps a window open.
 */
export class CloseGuard {
  private state: 'idle' | 'asked' | 'heard' | 'confirming' = 'idle';
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly host: CloseGuardHost) {}

  closeRequested(): void {
    if (this.state === 'confirming' || this.state === 'asked') return;
    if (this.state === 'heard' || !this.host.canAsk()) {
      void this.confirm();
      return;
    }
    this.state = 'asked';
    this.timer = setTimeout(() => void this.confirm(), hearingMs);
    this.host.ask();
  }

  /** The page has the question. */
  heard(): void {
    if (this.state !== 'asked') return;
    clearTimeout(this.timer);
    this.state = 'heard';
  }

  answered(close: boolean): void {
    if (this.state === 'idle') return;
    this.end(close);
  }

  private async confirm(): Promise<void> {
    clearTimeout(this.timer);
    this.state = 'confirming';
    const close = await this.host.confirmWithoutAnswer();
    // The page may have answered after all, while the system's question was open.
    if (this.isConfirming()) this.end(close);
  }

  private isConfirming(): boolean {
    return this.state === 'confirming';
  }

  private end(close: boolean): void {
    clearTimeout(this.timer);
    this.state = 'idle';
    if (close) this.host.close();
  }
}
