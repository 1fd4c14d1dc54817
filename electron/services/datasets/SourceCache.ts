import type { DataSource } from '../../trainer/data/DataSource';
import type { OpenOptions } from '../../trainer/data/openDataset';
import { openDataset } from '../../trainer/data/openDataset';

const kept = 2;
const idleMs = 60_000;

/** Opened data sets, kept for a minute after they were last used: a preview follows a description. */
export class SourceCache {
  private readonly sources = new Map<string, Promise<DataSource>>();
  private timer: NodeJS.Timeout | null = null;

  open(dataset: string, options: Pick<OpenOptions, 'search' | 'inputShape' | 'seed'>): Promise<DataSource> {
    const key = JSON.stringify([dataset, options.inputShape, options.seed, options.search]);
    const source = this.sources.get(key) ?? openDataset(dataset, options);
    // Used last, dropped last.
    this.sources.delete(key);
    this.sources.set(key, source);
    source.catch(() => this.sources.delete(key));
    for (const oldest of [...this.sources.keys()].slice(0, -kept)) this.drop(oldest);
    this.waitForIdle();
    return source;
  }

  clear(): void {
    for (const key of [...this.sources.keys()]) this.drop(key);
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }

  /** Who still reads from it is served: only what is on the disk is decoded anew. */
  private drop(key: string): void {
    const source = this.sources.get(key);
    this.sources.delete(key);
    source?.then(
      (opened) => opened.close(),
      // Whoever opened it was told.
      () => {},
    );
  }

  private waitForIdle(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = setTimeout(() => this.clear(), idleMs);
    this.timer.unref();
  }
}
