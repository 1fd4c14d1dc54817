import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from './randomBytes.mjs';

const recordBytes = 1 + 3 * 32 * 32;
const testImages = 10;

/** A folder with CIFAR-10's six files, of random pixels: `images` for training, the right form without a download. */
export function randomCifar(images) {
  const folder = mkdtempSync(join(tmpdir(), 'convcanvas-bench-cifar-'));
  mkdirSync(join(folder, 'cifar10'));
  for (let batch = 1; batch <= 5; batch++) {
    writeFileSync(join(folder, 'cifar10', `data_batch_${batch}.bin`), records(Math.ceil(images / 5), batch));
  }
  writeFileSync(join(folder, 'cifar10', 'test_batch.bin'), records(testImages, 6));
  return folder;
}

function records(count, seed) {
  const bytes = randomBytes(count * recordBytes, seed);
  for (let start = 0; start < bytes.length; start += recordBytes) bytes[start] %= 10;
  return bytes;
}
