import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Data, Images } from './data';

const plane = 32 * 32;
const recordSize = 1 + 3 * plane;

/** CIFAR-10's binary version (data_batch_1.bin to data_batch_5.bin, test_batch.bin); null where the folder has none. */
export async function readCifar10(folder: string): Promise<Data | null> {
  const files = await readdir(folder).catch((): string[] => []);
  if (!files.includes('test_batch.bin')) return null;
  const train: Images[] = [];
  for (const part of [1, 2, 3, 4, 5]) train.push(imagesOf(await readFile(join(folder, `data_batch_${part}.bin`))));
  return {
    train: { pixels: train.flatMap(({ pixels }) => pixels), labels: train.flatMap(({ labels }) => labels) },
    test: imagesOf(await readFile(join(folder, 'test_batch.bin'))),
  };
}

function imagesOf(bytes: Buffer): Images {
  if (bytes.length % recordSize !== 0) throw new Error('A file of CIFAR-10 is not a whole number of images long.');
  const records = Array.from({ length: bytes.length / recordSize }, (_, place) =>
    bytes.subarray(place * recordSize, (place + 1) * recordSize),
  );
  return { pixels: records.map(mixed), labels: records.map((record) => record[0] as number) };
}

/** Red, green and blue stand one after the other in the file, and beside each other in an image. */
function mixed(record: Buffer): Uint8Array {
  const pixels = new Uint8Array(3 * plane);
  for (let place = 0; place < plane; place++) {
    for (let color = 0; color < 3; color++) pixels[3 * place + color] = record[1 + color * plane + place] as number;
  }
  return pixels;
}
