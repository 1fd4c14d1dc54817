import type { Shape } from '../../../src/document/Shape';
import type { DatasetFacts } from '../../../src/training/DatasetInfo';
import type { Batch } from '../engines/Engine';

export type DataPart = 'train' | 'test';

export type SkippedFile = { readonly file: string; readonly reason: string };

/** A batch, and which images of the part are in it: a file that turns out to be unreadable is left out. */
export type ReadBatch = Batch & { readonly indices: Int32Array };

/**
 * Labelled images in a training and a test part. Pixels are kept as bytes, a quarter of the memory, and handed out as
 * numbers from 0 to 1.
 */
export interface DataSource {
  readonly facts: DatasetFacts;
  /** Source and licence, in a line. */
  readonly origin: string;
  /** Of every image that is read: [height, width, channels]. */
  readonly imageShape: Shape;
  readonly trainCount: number;
  readonly testCount: number;
  /** Files that cannot be used. May grow while reading. */
  readonly skipped: readonly SkippedFile[];
  /** Class numbers of a part, by place. */
  labels(part: DataPart): Int32Array;
  label(part: DataPart, index: number): number;
  /** Images of the given places, in that order. */
  read(part: DataPart, indices: ArrayLike<number>): Promise<ReadBatch>;
}

/** A data set that is not there or cannot be used, in words for people. */
export class DatasetError extends Error {
  override readonly name = 'DatasetError';
  constructor(
    /** Stable name: `dataset-missing`, `data-unreadable`, `data-damaged`, `no-images`. */
    readonly code: string,
    message: string,
    readonly detail?: string,
  ) {
    super(message);
  }
}
