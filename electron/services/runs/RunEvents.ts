import type { ServiceEvent } from '../../../src/contract/events';

/** So long events of a run are collected: at most 20 times a second anything is sent. */
const collectMs = 50;

/** Collects the events of a run, so that a fast training does not flood the window. Keeps their order. */
export class RunEvents {
  private pending: ServiceEvent[] = [];
  private timer: NodeJS.Timeout | null = null;
  private lastFlush = 0;

  constructor(private readonly emit: (event: ServiceEvent) => void) {}

  add(event: ServiceEvent): void {
    this.merge(event);
    this.timer ??= setTimeout(() => this.flush(), Math.max(0, this.lastFlush + collectMs - Date.now()));
  }

  /** Sends what was collected at once. */
  flush(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.lastFlush = Date.now();
    const events = this.pending;
    this.pending = [];
    for (const event of events) this.emit(event);
  }

  private merge(event: ServiceEvent): void {
    const last = this.pending[this.pending.length - 1];
    if (event.type === 'batches' && last?.type === 'batches') {
      this.pending.pop();
      this.pending.push({ ...event, batches: [...last.batches, ...event.batches] });
      return;
    }
    // Of a state only the newest counts.
    if (event.type === 'run' || event.type === 'runProgress') {
      this.pending = this.pending.filter((other) => other.type !== event.type);
    }
    this.pending.push(event);
  }
}
