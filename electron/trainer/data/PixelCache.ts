import { totalmem } from 'node:os';
import { ScratchFile } from './ScratchFile';

export type CacheLimits = {
  /** Bytes of pixels that are kept in memory. */
  readonly memoryBytes: number;
  /** Where the scratch file goes that takes the others. */
  readonly scratchFolder: string;
};

/** Half a gigabyte; less where the machine has little memory. */
export function usualCacheBytes(memory = totalmem()): number {
  return Math.min(512 * 2 ** 20, Math.floor(memory / 8));
}

/** Memory is taken in pieces of about this size, as it is needed. */
const slabBytes = 4 * 2 ** 20;
const nowhere = -1;

/**
 * Pixels of images of one size, by the images' numbers: in memory up to a limit, the others in a scratch file. An image
 * is kept once and for all, except where the disk is full: then the caller has to make it again.
 */
export class PixelCache {
  /** Where each image is: below `inMemory` in memory, from there on in the file. */
  private readonly slots: Int32Array;
  private readonly inMemory: number;
  private readonly slabs: Uint8Array[] = [];
  private readonly imagesPerSlab: number;
  private nextSlot = 0;
  private scratch: ScratchFile | null = null;
  private scratchFailed = false;
  private closed = false;

  constructor(
    images: number,
    private readonly imageBytes: number,
    private readonly limits: CacheLimits,
  ) {
    this.slots = new Int32Array(images).fill(nowhere);
    this.inMemory = Math.floor(limits.memoryBytes / imageBytes);
    this.imagesPerSlab = Math.max(1, Math.min(Math.floor(slabBytes / imageBytes), this.inMemory, images));
  }

  has(image: number): boolean {
    return this.slots[image] !== nowhere;
  }

  /** Copies an image's pixels to the target. False where it is not here, or the disk does not give it back. */
  async read(image: number, target: Uint8Array): Promise<boolean> {
    const slot = this.slots[image] ?? nowhere;
    if (slot === nowhere) return false;
    if (slot < this.inMemory) {
      target.set(this.place(slot));
      return true;
    }
    const position = (slot - this.inMemory) * this.imageBytes;
    if (await this.scratch?.read(target, position)) return true;
    this.slots[image] = nowhere;
    return false;
  }

  /** The pixels of an image in memory, not to be changed; null where it is not there. */
  peek(image: number): Uint8Array | null {
    const slot = this.slots[image] ?? nowhere;
    return slot === nowhere || slot >= this.inMemory ? null : this.place(slot);
  }

  async keep(image: number, pixels: Uint8Array): Promise<void> {
    if (this.has(image) || this.closed) return;
    if (this.nextSlot < this.inMemory) {
      const slot = this.nextSlot++;
      this.place(slot).set(pixels);
      this.slots[image] = slot;
      return;
    }
    const scratch = this.openScratch();
    if (scratch === null) return;
    const slot = this.nextSlot++;
    if (await scratch.write(pixels, (slot - this.inMemory) * this.imageBytes)) this.slots[image] = slot;
    else this.scratchFailed = true;
  }

  close(): void {
    this.closed = true;
    this.scratch?.close();
  }

  private openScratch(): ScratchFile | null {
    if (this.scratchFailed) return null;
    this.scratch ??= ScratchFile.open(this.limits.scratchFolder);
    this.scratchFailed = this.scratch === null;
    return this.scratch;
  }

  private place(slot: number): Uint8Array {
    const index = Math.floor(slot / this.imagesPerSlab);
    // Slots are given in order: at most the next slab is missing.
    const slab = this.slabs[index] ?? this.addSlab();
    const start = (slot % this.imagesPerSlab) * this.imageBytes;
    return slab.subarray(start, start + this.imageBytes);
  }

  private addSlab(): Uint8Array {
    const slab = new Uint8Array(this.imagesPerSlab * this.imageBytes);
    this.slabs.push(slab);
    return slab;
  }
}
