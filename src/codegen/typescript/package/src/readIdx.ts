import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Data, Images } from './data';

/** The four IDX files of MNIST and Fashion-MNIST, plain or gzipped; null where the folder has none. */
export async function readIdx(folder: string): Promise<Data | null> {
  const files = await readdir(folder).catch((): string[] => []);
  const named = (part: string) => files.find((file) => new RegExp(`^${part}[.-]idx[13]-ubyte(\\.gz)?$`).test(file));
  const names = ['train-images', 'train-labels', 't10k-images', 't10k-labels'].map(named);
  if (names.every((name) => name === undefined)) return null;
  const [trainImages, trainLabels, testImages, testLabels] = await Promise.all(
    names.map(async (name) => {
      if (name === undefined) throw new Error(`${folder} lacks one of the four IDX files.`);
      const bytes = await readFile(join(folder, name));
      return bytes[0] === 0x1f ? gunzipSync(bytes) : bytes;
    }),
  );
  return { train: imagesOf(trainImages, trainLabels), test: imagesOf(testImages, testLabels) };
}

function imagesOf(images = Buffer.alloc(0), labels = Buffer.alloc(0)): Images {
  if (images.length < 16 || labels.length < 8 || images.readUInt32BE(0) !== 0x803 || labels.readUInt32BE(0) !== 0x801) {
    throw new Error('A file does not begin as an IDX file does.');
  }
  const count = images.readUInt32BE(4);
  const size = images.readUInt32BE(8) * images.readUInt32BE(12);
  if (images.length !== 16 + count * size || labels.length !== 8 + count) {
    throw new Error('An IDX file is shorter or longer than it says.');
  }
  return {
    pixels: Array.from({ length: count }, (_, place) => images.subarray(16 + place * size, 16 + (place + 1) * size)),
    labels: Array.from(labels.subarray(8)),
  };
}
