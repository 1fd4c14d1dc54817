import type { Shape } from '../../../src/document/Shape';
import { sizeOf } from '../../../src/document/Shape';
import type { DatasetFacts } from '../../../src/training/DatasetInfo';
import type { DataPart, DataSource, ReadBatch } from './DataSource';

/**
 * Images one after the other, a byte a value, in blocks of whole images as their files have them: one block would have to
 * be copied together, with twice the memory meanwhile. `labels`: a class number an image.
 */
export type ImageBytes = { readonly pixels: readonly Uint8Array[]; readonly labels: Uint8Array };

/** A data set that is in memory as a whole. */
export class MemorySource implements DataSource {
  readonly skipped = [];
  readonly trainCount: number;
  readonly testCount: number;
  private readonly imageSize: number;
  private readonly rows: { readonly [part in DataPart]: (place: number) => Uint8Array };

  constructor(
    readonly facts: DatasetFacts,
    readonly origin: string,
    readonly imageShape: Shape,
    private readonly parts: { readonly [part in DataPart]: ImageBytes },
  ) {
    this.imageSize = sizeOf(imageShape);
    this.trainCount = parts.train.labels.length;
    this.testCount = parts.test.labels.length;
    this.rows = { train: rowsOf(parts.train.pixels, this.imageSize), test: rowsOf(parts.test.pixels, this.imageSize) };
  }

  labels(part: DataPart): Int32Array {
    return Int32Array.from(this.parts[part].labels);
  }

  label(part: DataPart, index: number): number {
    const label = this.parts[part].labels[index];
    if (label === undefined) throw new RangeError(`There is no ${part} image ${index}.`);
    return label;
  }

  async read(part: DataPart, indices: ArrayLike<number>): Promise<ReadBatch> {
    const { labels } = this.parts[part];
    const rowOf = this.rows[part];
    const size = this.imageSize;
    const data = new Uint8Array(indices.length * size);
    const found = new Int32Array(indices.length);
    const places = Int32Array.from(indices);
    for (let row = 0; row < places.length; row++) {
      const place = places[row] as number;
      if (!(place >= 0 && place < labels.length)) throw new RangeError(`There is no ${part} image ${place}.`);
      found[row] = labels[place] as number;
      data.set(rowOf(place), row * size);
    }
    return { images: { shape: [places.length, ...this.imageShape], data }, labels: found, indices: places };
  }

  close(): void {}
}

/** Finds an image in its block; there are few blocks. */
function rowsOf(blocks: readonly Uint8Array[], size: number): (place: number) => Uint8Array {
  return (place) => {
    let start = place * size;
    for (const block of blocks) {
      if (start < block.length) return block.subarray(start, start + size);
      start -= block.length;
    }
    throw new RangeError(`There is no image ${place}.`);
  };
}
