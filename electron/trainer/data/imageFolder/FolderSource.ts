import { readFile } from 'node:fs/promises';
import type { Shape } from '../../../../src/document/Shape';
import type { DatasetFacts } from '../../../../src/training/DatasetInfo';
import type { DataPart, DataSource, ReadBatch, SkippedFile } from '../DataSource';
import { decodeImage, ImageError } from './decodeImage';
import type { FoundImage } from './findImages';
import type { ImageSize } from './fitImage';
import { fitImage } from './fitImage';

/** Decoded images are kept up to this many bytes; the others are decoded again each time. */
const cacheBytes = 768 * 2 ** 20;
const yieldAfterMs = 20;

/** Images in files, decoded when they are first needed. */
export class FolderSource implements DataSource {
  readonly origin: string;
  readonly imageShape: Shape;
  readonly trainCount: number;
  readonly testCount: number;
  readonly skipped: SkippedFile[];
  private readonly cache = new Map<string, Uint8Array>();
  private cached = 0;
  private lastYield = 0;

  constructor(
    readonly facts: DatasetFacts,
    folder: string,
    private readonly size: ImageSize,
    private readonly parts: { readonly [part in DataPart]: readonly FoundImage[] },
    skipped: readonly SkippedFile[],
  ) {
    this.origin = `Images in ${folder}`;
    this.imageShape = [size.height, size.width, size.channels];
    this.trainCount = parts.train.length;
    this.testCount = parts.test.length;
    this.skipped = [...skipped];
  }

  labels(part: DataPart): Int32Array {
    return Int32Array.from(this.parts[part], ({ label }) => label);
  }

  label(part: DataPart, index: number): number {
    return this.image(part, index).label;
  }

  async read(part: DataPart, indices: ArrayLike<number>): Promise<ReadBatch> {
    const valueCount = this.size.height * this.size.width * this.size.channels;
    const data = new Uint8Array(indices.length * valueCount);
    const labels = new Int32Array(indices.length);
    const places = new Int32Array(indices.length);
    let row = 0;
    for (const index of Array.from(indices)) {
      const image = this.image(part, index);
      const pixels = await this.pixels(image.path);
      if (pixels === null) continue;
      data.set(pixels, row * valueCount);
      labels[row] = image.label;
      places[row] = index;
      row++;
    }
    return {
      images: { shape: [row, ...this.imageShape], data: data.subarray(0, row * valueCount) },
      labels: labels.subarray(0, row),
      indices: places.subarray(0, row),
    };
  }

  private image(part: DataPart, index: number): FoundImage {
    const image = this.parts[part][index];
    if (image === undefined) throw new RangeError(`There is no ${part} image ${index}.`);
    return image;
  }

  /** Null where the file cannot be read, which is then noted. */
  private async pixels(path: string): Promise<Uint8Array | null> {
    const known = this.cache.get(path);
    if (known !== undefined) return known;
    try {
      const pixels = fitImage(decodeImage(await readFile(path)), this.size);
      await this.letOthersWork();
      if (this.cached + pixels.length <= cacheBytes) {
        this.cache.set(path, pixels);
        this.cached += pixels.length;
      }
      return pixels;
    } catch (error) {
      const reason = error instanceof ImageError ? error.message : 'the file cannot be read';
      if (!this.skipped.some(({ file }) => file === path)) this.skipped.push({ file: path, reason });
      return null;
    }
  }

  /** Decoding takes long: commands come in between. */
  private async letOthersWork(): Promise<void> {
    const now = performance.now();
    if (now - this.lastYield < yieldAfterMs) return;
    await new Promise<void>((resolve) => setImmediate(resolve));
    this.lastYield = performance.now();
  }
}
