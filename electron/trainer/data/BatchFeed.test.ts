import { describe, expect, it } from 'vitest';
import { BatchFeed } from './BatchFeed';
import type { DataSource, ReadBatch } from './DataSource';

/** A source of images of a given size whose reads end when the test says so. */
class ManualSource implements DataSource {
  readonly facts = { title: 'Test', classNames: [], imageShape: null };
  readonly origin = 'made by the test';
  readonly trainCount = 10;
  readonly testCount = 0;
  readonly skipped = [];
  /** Places of the batches that were asked for, in order. */
  readonly asked: number[][] = [];
  private readonly ends: ((error: Error | null) => void)[] = [];

  constructor(readonly imageShape: readonly number[]) {}

  labels(): Int32Array {
    return new Int32Array(0);
  }

  label(): number {
    return 0;
  }

  read(_part: string, indices: ArrayLike<number>): Promise<ReadBatch> {
    this.asked.push(Array.from(indices));
    return new Promise((resolve, reject) => {
      this.ends.push((error) => {
        const places = Int32Array.from(indices);
        const images = { shape: [places.length, ...this.imageShape], data: new Uint8Array(0) };
        if (error === null) resolve({ images, labels: places, indices: places });
        else reject(error);
      });
    });
  }

  end(batch: number, error: Error | null = null): void {
    this.ends[batch]?.(error);
  }

  close(): void {}
}

const indices = Int32Array.from([9, 8, 7, 6, 5, 4, 3, 2, 1, 0]);
const feedOf = (source: DataSource, from = 0) => new BatchFeed(source, { part: 'train', indices, batchSize: 3, from });

describe('BatchFeed', () => {
  it('reads two batches ahead, and gives them in order, however they end', async () => {
    const source = new ManualSource([2, 2, 1]);
    const feed = feedOf(source);
    const first = feed.next();
    expect(source.asked).toEqual([[9, 8, 7]]);
    source.end(0);
    expect((await first)?.indices).toEqual(Int32Array.from([9, 8, 7]));
    expect(source.asked.slice(1)).toEqual([
      [6, 5, 4],
      [3, 2, 1],
    ]);
    source.end(2);
    source.end(1);
    expect((await feed.next())?.indices).toEqual(Int32Array.from([6, 5, 4]));
    expect(source.asked.slice(3)).toEqual([[0]]);
    expect((await feed.next())?.indices).toEqual(Int32Array.from([3, 2, 1]));
    source.end(3);
    expect((await feed.next())?.indices).toEqual(Int32Array.from([0]));
    expect([await feed.next(), await feed.next()]).toEqual([null, null]);
    expect(source.asked).toHaveLength(4);
  });

  it.each([
    { name: 'small images', shape: [2, 2, 1], asked: 3 },
    { name: 'large images', shape: [2400, 2400, 1], asked: 2 },
    { name: 'huge images', shape: [4000, 4000, 1], asked: 1 },
  ])('takes little memory for $name', async ({ shape, asked }) => {
    const source = new ManualSource(shape);
    const first = feedOf(source).next();
    source.end(0);
    await first;
    expect(source.asked).toHaveLength(asked);
  });

  it('goes on from a place', async () => {
    const source = new ManualSource([1, 1, 1]);
    const rest = feedOf(source, 6).next();
    source.end(0);
    expect((await rest)?.indices).toEqual(Int32Array.from([3, 2, 1]));
    expect(await feedOf(source, 10).next()).toBeNull();
    expect(source.asked).toEqual([[3, 2, 1], [0]]);
  });

  it('tells of a failure where the batch is asked for', async () => {
    const source = new ManualSource([1, 1, 1]);
    const feed = feedOf(source);
    const first = feed.next();
    source.end(0);
    await first;
    source.end(1, new Error('gone'));
    // A failure that nobody waits for would end the process.
    await new Promise((resolve) => setImmediate(resolve));
    await expect(feed.next()).rejects.toThrow('gone');
  });
});
