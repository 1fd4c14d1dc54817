import { closeSync, fstatSync, fsyncSync, openSync, writeSync } from 'node:fs';
import type { BatchMetrics, EpochMetrics } from '../../../src/training/RunRecord';

/** A line of `metrics.jsonl`. */
export type MetricsLine = ({ readonly type: 'batch' } & BatchMetrics) | ({ readonly type: 'epoch' } & EpochMetrics);

const flushAfterMs = 250;

/**
 * `metrics.jsonl`: one JSON value a line, a line a batch and a line an epoch. Handed to the operating system several
 * times a second, so that it survives the sudden end of this process; only the last line may then be cut.
 */
export class MetricsFile {
  private readonly file: number;
  private readonly isFile: boolean;
  private lines: string[] = [];
  private lastFlush = 0;
  private timer: NodeJS.Timeout | null = null;

  /**
   * `onError` is told when a delayed write fails; other failures are thrown by `add`, `flush` and `close`.
   */
  constructor(
    path: string,
    private readonly onError: (error: unknown) => void,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.file = openSync(path, 'a');
    this.isFile = fstatSync(this.file).isFile();
  }

  add(line: MetricsLine): void {
    this.lines.push(`${JSON.stringify(line)}\n`);
    const waited = this.now() - this.lastFlush;
    if (waited >= flushAfterMs) this.flush();
    else this.timer ??= setTimeout(() => this.flushLate(), flushAfterMs - waited);
  }

  flush(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.lastFlush = this.now();
    if (this.lines.length === 0) return;
    const bytes = Buffer.from(this.lines.join(''));
    this.lines = [];
    // On a full disk a write may end early: the next one says why.
    for (let written = 0; written < bytes.length; ) written += writeSync(this.file, bytes, written);
  }

  /** To the disk itself: what is saved afterwards may rely on it. */
  sync(): void {
    this.flush();
    // Not every file can: a device has no disk behind it.
    if (this.isFile) fsyncSync(this.file);
  }

  close(): void {
    try {
      this.flush();
    } finally {
      closeSync(this.file);
    }
  }

  private flushLate(): void {
    this.timer = null;
    try {
      this.flush();
    } catch (error) {
      this.onError(error);
    }
  }
}

/** Parses what can be read of `metrics.jsonl`; a line that was cut off is left out. */
export function parseMetrics(text: string): readonly MetricsLine[] {
  return text.split('\n').flatMap((line) => {
    try {
      const value: unknown = JSON.parse(line);
      return isMetricsLine(value) ? [value] : [];
    } catch {
      return [];
    }
  });
}

function isMetricsLine(value: unknown): value is MetricsLine {
  if (typeof value !== 'object' || value === null) return false;
  const { type, step, epoch } = value as Record<string, unknown>;
  return (type === 'batch' || type === 'epoch') && typeof step === 'number' && typeof epoch === 'number';
}
