import type { Shape } from '../../../src/document/Shape';
import { sizeOf } from '../../../src/document/Shape';
import type { DatasetFacts } from '../../../src/training/DatasetInfo';
import type { DataPart, DataSource, ReadBatch } from './DataSource';

/** Images one after the other, a byte a value, and their class numbers. */
export type ImageBytes = { readonly pixels: Uint8Array; readonly labels: Uint8Array };

/** A data set that is in memory as a whole. */
export class MemorySource implements DataSource {
  readonly skipped = [];
  readonly trainCount: number;
  readonly testCount: number;
  private readonly imageSize: number;

  constructor(
    readonly facts: DatasetFacts,
    readonly origin: string,
    readonly imageShape: Shape,
    private readonly parts: { readonly [part in DataPart]: ImageBytes },
  ) {
    this.imageSize = sizeOf(imageShape);
    this.trainCount = parts.train.labels.length;
    this.testCount = parts.test.labels.length;
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
    const { pixels, labels } = this.parts[part];
    const size = this.imageSize;
    const data = new Uint8Array(indices.length * size);
    const found = new Int32Array(indices.length);
    const places = Int32Array.from(indices);
    for (let row = 0; row < places.length; row++) {
      const place = places[row] as number;
      if (!(place >= 0 && place < labels.length)) throw new RangeError(`There is no ${part} image ${place}.`);
      found[row] = labels[place] as number;
      data.set(pixels.subarray(place * size, (place + 1) * size), row * size);
    }
    return { images: { shape: [places.length, ...this.imageShape], data }, labels: found, indices: places };
  }
}
