import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RandomStream } from '../../../../src/training/random';
import { idxImages, idxLabels } from '../../testing/dataFiles';

/** Writes noise as the four files of MNIST: so many images to learn from, half as many to be tried on. */
export function writeNoiseMnist(folder: string, images: number): void {
  mkdirSync(folder, { recursive: true });
  const random = new RandomStream(1, 'noise images');
  for (const [part, count] of [
    ['train', images],
    ['t10k', images / 2],
  ] as const) {
    const file = idxImages(count, 28, 28);
    for (let at = 16; at < file.length; at++) file[at] = random.below(256);
    writeFileSync(join(folder, `${part}-images-idx3-ubyte`), file);
    writeFileSync(
      join(folder, `${part}-labels-idx1-ubyte`),
      idxLabels(Array.from({ length: count }, () => random.below(10))),
    );
  }
}
