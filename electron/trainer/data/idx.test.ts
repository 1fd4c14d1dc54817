import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { idxImages, idxLabels } from '../testing/dataFiles';
import { readIdxPair } from './idx';

const folder = mkdtempSync(join(tmpdir(), 'idx-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
function write(content: Buffer): string {
  const path = join(folder, `file-${++files}`);
  writeFileSync(path, content);
  return path;
}

const expected = { height: 2, width: 3, classes: 10 };
const images = idxImages(2, 2, 3);
const labels = idxLabels([7, 0]);

describe('readIdxPair', () => {
  it.each([
    { name: 'plain', pack: (content: Buffer) => content },
    { name: 'gzipped', pack: (content: Buffer) => gzipSync(content) },
  ])('reads $name files', async ({ pack }) => {
    const { pixels, labels: classes } = await readIdxPair(write(pack(images)), write(pack(labels)), expected);
    expect(pixels.flatMap((block) => Array.from(block))).toEqual(Array.from({ length: 12 }, (_, index) => index));
    expect(Array.from(classes)).toEqual([7, 0]);
  });

  it.each([
    { name: 'a cut image file', images: images.subarray(0, 20), labels, words: /announces 28 bytes, but it has 20/ },
    { name: 'an empty image file', images: Buffer.alloc(0), labels, words: /only 0 bytes long/ },
    { name: 'labels in place of images', images: labels, labels, words: /only 10 bytes long|does not begin as/ },
    { name: 'images in place of labels', images, labels: images, words: /does not begin as an IDX file of labels/ },
    { name: 'another image size', images: idxImages(2, 3, 2), labels, words: /are 3 × 2 pixels, not 2 × 3/ },
    { name: 'no images', images: idxImages(0, 2, 3), labels: idxLabels([]), words: /holds no images/ },
    { name: 'too few labels', images, labels: idxLabels([1]), words: /has 1 labels, but there are 2 images/ },
    { name: 'a label above the last class', images, labels: idxLabels([1, 10]), words: /label 1 is 10, above .* 9/ },
    {
      name: 'a header with absurd sizes',
      images: Buffer.from([0, 0, 8, 3, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255]),
      labels,
      words: /announces .* bytes, but it has 16/,
    },
    { name: 'a cut gzip file', images: gzipSync(images).subarray(0, 30), labels, words: /cannot be unpacked/ },
  ])('says what is wrong: $name', async (given) => {
    const reading = readIdxPair(write(given.images), write(given.labels), expected);
    await expect(reading).rejects.toMatchObject({ code: 'data-damaged', message: expect.stringMatching(given.words) });
  });

  it('names a file that cannot be read', async () => {
    const reading = readIdxPair(join(folder, 'none'), write(labels), expected);
    await expect(reading).rejects.toMatchObject({ code: 'data-unreadable', message: expect.stringContaining('none') });
  });
});
