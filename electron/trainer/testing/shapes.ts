import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { RandomStream } from '../../../src/training/random';

/** A grey image of 8 × 8 pixels with a bright row or column somewhere, and noise. */
export function shapeImage(kind: 'row' | 'column', random: RandomStream): Uint8Array {
  const place = random.below(8);
  return Uint8Array.from({ length: 64 }, (_, index) => {
    const lit = (kind === 'row' ? Math.floor(index / 8) : index % 8) === place;
    return (lit ? 200 : 0) + random.below(50);
  });
}

/** Writes a folder of images with the classes `column` and `row`, as people would draw them. */
export function writeShapes(folder: string, imagesPerClass: number): void {
  const random = new RandomStream(1, 'shapes');
  for (const kind of ['row', 'column'] as const) {
    mkdirSync(join(folder, kind), { recursive: true });
    for (let index = 0; index < imagesPerClass; index++) {
      const file = join(folder, kind, `${String(index).padStart(3, '0')}.png`);
      writeFileSync(file, greyPng(8, 8, shapeImage(kind, random)));
    }
  }
}

export function greyPng(height: number, width: number, pixels: Uint8Array): Buffer {
  const png = new PNG({ height, width });
  pixels.forEach((value, index) => {
    png.data.set([value, value, value, 255], 4 * index);
  });
  return PNG.sync.write(png);
}
