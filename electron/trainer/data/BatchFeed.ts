import { sizeOf } from '../../../src/document/Shape';
import type { DataPart, DataSource, ReadBatch } from './DataSource';

/** Batches that are read before they are asked for, and the most memory that they may take. */
const mostAhead = 2;
const mostBytesAhead = 32 * 2 ** 20;

/** Which images of a part, in which order, how many at once, and how many of them have been had already. */
export type FeedOrder = {
  readonly part: DataPart;
  readonly indices: Int32Array;
  readonly batchSize: number;
  readonly from?: number;
};

/**
 * The batches of an order, one after the other. While the engine works on one the system reads files for the next ones.
 * A batch may be short, even empty, where files cannot be read.
 */
export class BatchFeed {
  private readonly pending: Promise<ReadBatch>[] = [];
  private readonly ahead: number;
  private position: number;

  constructor(
    private readonly source: DataSource,
    private readonly order: FeedOrder,
  ) {
    this.position = order.from ?? 0;
    const batchBytes = Math.max(1, order.batchSize * sizeOf(source.imageShape));
    this.ahead = Math.min(mostAhead, Math.floor(mostBytesAhead / batchBytes));
  }

  /** null after the last one. The caller owns the arrays. Rejects as `DataSource.read` does. */
  async next(): Promise<ReadBatch | null> {
    const batch = this.pending.shift() ?? this.begin();
    if (batch === null) return null;
    const read = await batch;
    while (this.pending.length < this.ahead) {
      const following = this.begin();
      if (following === null) break;
      // Whoever asks for it is told of its error; nobody may ask any more.
      following.catch(() => {});
      this.pending.push(following);
    }
    return read;
  }

  private begin(): Promise<ReadBatch> | null {
    const { part, indices, batchSize } = this.order;
    if (this.position >= indices.length) return null;
    const places = indices.subarray(this.position, this.position + batchSize);
    this.position += batchSize;
    return this.source.read(part, places);
  }
}
