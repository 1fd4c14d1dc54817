import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { PixelCache, usualCacheBytes } from './PixelCache';

const scratchFolder = mkdtempSync(join(tmpdir(), 'pixel-cache-test-'));
afterAll(() => rmSync(scratchFolder, { recursive: true, force: true }));

const imageBytes = 1000;
const pixelsOf = (image: number) => Uint8Array.from({ length: imageBytes }, (_, at) => (7 * image + at) % 251);

async function contents(cache: PixelCache, images: number): Promise<readonly (Uint8Array | null)[]> {
  return Promise.all(
    Array.from({ length: images }, async (_, image) => {
      const target = new Uint8Array(imageBytes);
      return (await cache.read(image, target)) ? target : null;
    }),
  );
}

describe('PixelCache', () => {
  it.each([
    { name: 'all in memory', memoryBytes: 100 * imageBytes },
    { name: 'some in memory', memoryBytes: 7.5 * imageBytes },
    { name: 'none in memory', memoryBytes: 0 },
    { name: 'more than a slab in memory', memoryBytes: 2 ** 30, images: 4500 },
  ])('gives back what it keeps, $name', async ({ memoryBytes, images = 20 }) => {
    const cache = new PixelCache(images, imageBytes, { memoryBytes, scratchFolder });
    // Kept in another order than they are asked for.
    for (let image = images - 1; image >= 0; image -= 2) await cache.keep(image, pixelsOf(image));
    const found = await contents(cache, images);
    expect(found.every((pixels, image) => (pixels === null) === ((images - image) % 2 === 0))).toBe(true);
    expect(found.every((pixels, image) => pixels === null || pixelsOf(image).every((v, at) => v === pixels[at]))).toBe(
      true,
    );
    expect(cache.peek(images - 1) === null).toBe(memoryBytes === 0);
    cache.close();
  });

  it('keeps several at once, each in a place of its own', async () => {
    const cache = new PixelCache(30, imageBytes, { memoryBytes: 5 * imageBytes, scratchFolder });
    await Promise.all(Array.from({ length: 30 }, (_, image) => cache.keep(image, pixelsOf(image))));
    expect(await contents(cache, 30)).toEqual(Array.from({ length: 30 }, (_, image) => pixelsOf(image)));
    cache.close();
  });

  it('leaves no file behind, even before it is closed', async () => {
    const cache = new PixelCache(3, imageBytes, { memoryBytes: 0, scratchFolder });
    await cache.keep(0, pixelsOf(0));
    expect(cache.has(0)).toBe(true);
    expect(readdirSync(scratchFolder)).toEqual([]);
    cache.close();
  });

  it('does without the disk where it cannot be written to', async () => {
    const limits = { memoryBytes: imageBytes, scratchFolder: join(scratchFolder, 'nowhere') };
    const cache = new PixelCache(3, imageBytes, limits);
    for (const image of [0, 1, 2]) await cache.keep(image, pixelsOf(image));
    expect([cache.has(0), cache.has(1), cache.has(2)]).toEqual([true, false, false]);
    expect(await contents(cache, 3)).toEqual([pixelsOf(0), null, null]);
    cache.close();
  });

  it('forgets what the disk does not give back, and can be closed while it reads', async () => {
    const cache = new PixelCache(2, imageBytes, { memoryBytes: 0, scratchFolder });
    await cache.keep(0, pixelsOf(0));
    const target = new Uint8Array(imageBytes);
    const reading = cache.read(0, target);
    cache.close();
    expect([await reading, target]).toEqual([true, pixelsOf(0)]);
    expect(await cache.read(0, new Uint8Array(imageBytes))).toBe(false);
    expect(cache.has(0)).toBe(false);
    await cache.keep(1, pixelsOf(1));
    expect(cache.has(1)).toBe(false);
  });
});

describe('usualCacheBytes', () => {
  it.each([
    { memory: 64 * 2 ** 30, bytes: 512 * 2 ** 20 },
    { memory: 2 * 2 ** 30, bytes: 256 * 2 ** 20 },
  ])('of $memory bytes of memory', ({ memory, bytes }) => {
    expect(usualCacheBytes(memory)).toBe(bytes);
  });
});
