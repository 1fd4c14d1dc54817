import type { Shape } from '../../../../src/document/Shape';
import type { DatasetFacts } from '../../../../src/training/DatasetInfo';
import type { DataPart, DataSource, ReadBatch, SkippedFile } from '../DataSource';
import { DatasetError } from '../DataSource';
import type { CacheLimits } from '../PixelCache';
import { PixelCache } from '../PixelCache';
import type { FoundImage } from './findImages';
import type { ImageSize } from './fitImage';
import type { ImageDecoder, ImageError } from './ImageDecoder';
import { inGroups } from './inGroups';
import { readImages } from './readImages';

/** A file that looked whole; `pixels`: as many as it has itself. */
export type UsableImage = FoundImage & { readonly pixels: number };

type Wanted = UsableImage & {
  readonly index: number;
  /** The image's number in the cache. */
  readonly id: number;
};

type FolderOptions = {
  /** What the images are brought to. */
  readonly size: ImageSize;
  readonly decoder: ImageDecoder;
  readonly cache: CacheLimits;
};

/** Images in files, decoded when they are first needed, and kept. */
export class FolderSource implements DataSource {
  readonly imageShape: Shape;
  readonly trainCount: number;
  readonly testCount: number;
  readonly skipped: SkippedFile[];
  private readonly unreadable = new Set<number>();
  private readonly imageBytes: number;
  private readonly cache: PixelCache;
  private decoding: Promise<unknown> = Promise.resolve();

  constructor(
    readonly facts: DatasetFacts,
    readonly origin: string,
    private readonly parts: { readonly [part in DataPart]: readonly UsableImage[] },
    skipped: readonly SkippedFile[],
    private readonly options: FolderOptions,
  ) {
    const { height, width, channels } = options.size;
    this.imageShape = [height, width, channels];
    this.imageBytes = height * width * channels;
    this.trainCount = parts.train.length;
    this.testCount = parts.test.length;
    this.skipped = [...skipped];
    this.cache = new PixelCache(this.trainCount + this.testCount, this.imageBytes, options.cache);
  }

  labels(part: DataPart): Int32Array {
    return Int32Array.from(this.parts[part], ({ label }) => label);
  }

  label(part: DataPart, index: number): number {
    return this.image(part, index).label;
  }

  async read(part: DataPart, indices: ArrayLike<number>): Promise<ReadBatch> {
    const wanted = Array.from(indices, (index) => this.wanted(part, index));
    const fresh = await this.inTurn(() => this.decode(wanted));
    const readable = wanted.filter(({ id }) => !this.unreadable.has(id));
    const data = new Uint8Array(readable.length * this.imageBytes);
    const pending: Promise<void>[] = [];
    readable.forEach((image, row) => {
      const target = data.subarray(row * this.imageBytes, (row + 1) * this.imageBytes);
      const pixels = fresh.get(image.id) ?? this.cache.peek(image.id);
      if (pixels === null) pending.push(this.fromDisk(image, target));
      else target.set(pixels);
    });
    await Promise.all(pending);
    return {
      images: { shape: [readable.length, ...this.imageShape], data },
      labels: Int32Array.from(readable, ({ label }) => label),
      indices: Int32Array.from(readable, ({ index }) => index),
    };
  }

  close(): void {
    this.cache.close();
  }

  private image(part: DataPart, index: number): UsableImage {
    const image = this.parts[part][index];
    if (image === undefined) throw new RangeError(`There is no ${part} image ${index}.`);
    return image;
  }

  private wanted(part: DataPart, index: number): Wanted {
    const { path, label, pixels } = this.image(part, index);
    return { path, label, pixels, index, id: part === 'train' ? index : this.trainCount + index };
  }

  /** One decoding at a time: its files are all the memory that is taken beside the cache and the batches. */
  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.decoding.then(work);
    this.decoding = done.catch(() => {});
    return done;
  }

  /** Decodes what has not been decoded yet, into the cache. Answers what is not in memory by that, by number. */
  private async decode(wanted: readonly Wanted[]): Promise<ReadonlyMap<number, Uint8Array>> {
    const missing = wanted.filter(({ id }) => !this.cache.has(id) && !this.unreadable.has(id));
    const fresh = new Map<number, Uint8Array>();
    for (const group of inGroups(missing)) {
      const { size, decoder } = this.options;
      const results = await readImages(
        group.map(({ path }) => path),
        size,
        decoder,
      );
      await Promise.all(
        group.map(async ({ id, path }, place) => {
          const pixels = results[place];
          if (!(pixels instanceof Uint8Array)) return this.leaveOut(id, path, pixels);
          await this.cache.keep(id, pixels);
          if (this.cache.peek(id) === null) fresh.set(id, pixels);
        }),
      );
    }
    return fresh;
  }

  private leaveOut(id: number, path: string, error: ImageError | undefined): void {
    if (this.unreadable.has(id)) return;
    this.unreadable.add(id);
    this.skipped.push({ file: path, reason: error?.message ?? 'the file cannot be read' });
  }

  /** From the scratch file; where the disk does not give it back, from the image file again. */
  private async fromDisk({ id, path }: Wanted, target: Uint8Array): Promise<void> {
    if (await this.cache.read(id, target)) return;
    const [pixels] = await readImages([path], this.options.size, this.options.decoder);
    if (pixels instanceof Uint8Array) target.set(pixels);
    else throw new DatasetError('data-unreadable', `The image ${path} can no longer be read.`, pixels?.message);
  }
}
