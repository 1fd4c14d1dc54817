import type { Shape } from '../../../src/document/Shape';
import type { DatasetFacts } from '../../../src/training/DatasetInfo';

export type DataPart = 'train' | 'test';

export type SkippedFile = { readonly file: string; readonly reason: string };

/**
 * A batch for an engine, and which images of the part are in it: a file that turns out to be unreadable is left out.
 * Pixels are bytes, a quarter of the memory of numbers; engines read them as numbers from 0 to 1.
 */
export type ReadBatch = {
  /** Shape: [images, height, width, channels]. */
  readonly images: { readonly shape: readonly number[]; readonly data: Uint8Array };
  /** Class numbers. */
  readonly labels: Int32Array;
  readonly indices: Int32Array;
};

/** Labelled images in a training and a test part. */
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
  /** Gives back what is held on the disk. Nothing is read after it. */
  close(): void;
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
