import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { cifarRecords, idxImages, idxLabels, tar } from '../testing/dataFiles';
import { openDataset } from './openDataset';

const home = mkdtempSync(join(tmpdir(), 'dataset-test-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

let folders = 0;
function folderWith(files: Record<string, Buffer>, below = ''): string {
  const folder = join(home, String(++folders));
  mkdirSync(join(folder, below), { recursive: true });
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, below, name), content);
  return folder;
}

const open = (name: string, ...search: string[]) => openDataset(name, { search, inputShape: null, seed: 1 });

const idxSet = (suffix = '', pack = (content: Buffer) => content) => ({
  [`train-images-idx3-ubyte${suffix}`]: pack(idxImages(2, 28, 28)),
  [`train-labels-idx1-ubyte${suffix}`]: pack(idxLabels([3, 1])),
  [`t10k-images-idx3-ubyte${suffix}`]: pack(idxImages(1, 28, 28)),
  [`t10k-labels-idx1-ubyte${suffix}`]: pack(idxLabels([9])),
});

const cifarSet = Object.fromEntries([
  ...[1, 2, 3, 4, 5].map((batch) => [`data_batch_${batch}.bin`, cifarRecords([batch, 10 * batch, 0, 255])]),
  ['test_batch.bin', cifarRecords([0, 1, 2, 3], [9, 4, 5, 6])],
]);
const cifarTar = tar([
  ['cifar-10-batches-bin/readme.html', Buffer.from('hello')],
  ...Object.entries(cifarSet).map(([name, content]) => [`cifar-10-batches-bin/${name}`, content as Buffer] as const),
]);

describe('MNIST from its package', () => {
  it('has its 70,000 images', async () => {
    const source = await open('mnist');
    expect([source.trainCount, source.testCount, source.imageShape]).toEqual([60_000, 10_000, [28, 28, 1]]);
    expect(Array.from(source.labels('train').slice(0, 5))).toEqual([5, 0, 4, 1, 9]);
    expect(source.label('test', 0)).toBe(7);
    const { images, labels, indices } = await source.read('train', [4, 0]);
    expect([images.shape, Array.from(labels), Array.from(indices)]).toEqual([
      [2, 28, 28, 1],
      [9, 5],
      [4, 0],
    ]);
    expect(Math.max(...images.data)).toBe(255);
    expect(Math.min(...images.data)).toBe(0);
  });
});

describe('Fashion-MNIST', () => {
  it.each([
    { name: 'in the folder itself', folder: () => folderWith(idxSet()) },
    { name: 'gzipped in a folder of its name', folder: () => folderWith(idxSet('.gz', gzipSync), 'fashion-mnist') },
  ])('is found $name', async ({ folder }) => {
    const source = await open('fashion_mnist', join(home, 'nowhere'), folder());
    expect([source.facts.title, source.trainCount, source.testCount]).toEqual(['Fashion-MNIST', 2, 1]);
    expect(Array.from(source.labels('train'))).toEqual([3, 1]);
  });

  it('is not found where a file is missing', async () => {
    const { 't10k-labels-idx1-ubyte': _missing, ...rest } = idxSet();
    await expect(open('cifar10', folderWith(rest))).rejects.toMatchObject({ code: 'dataset-missing' });
  });
});

describe('CIFAR-10', () => {
  it.each([
    { name: 'six files', folder: () => folderWith(cifarSet, 'cifar-10-batches-bin') },
    { name: 'the archive', folder: () => folderWith({ 'cifar-10-binary.tar.gz': gzipSync(cifarTar) }) },
  ])('is read from $name', async ({ folder }) => {
    const source = await open('cifar10', folder());
    expect([source.trainCount, source.testCount, source.imageShape]).toEqual([5, 2, [32, 32, 3]]);
    expect(Array.from(source.labels('train'))).toEqual([1, 2, 3, 4, 5]);
    const { images } = await source.read('train', [3]);
    // Planes of colour have become pixels.
    expect(Array.from(images.data.slice(0, 6))).toEqual([40, 0, 255, 40, 0, 255]);
    expect(Array.from((await source.read('test', [1])).images.data.slice(-3))).toEqual([4, 5, 6]);
  });

  const archive = (content: Buffer) => ({ 'cifar-10-binary.tar.gz': content });
  it.each([
    {
      name: 'a cut file',
      files: { ...cifarSet, 'data_batch_2.bin': Buffer.alloc(3000) },
      words: /data_batch_2\.bin is damaged: its 3000 bytes/,
    },
    {
      name: 'a wrong class',
      files: { ...cifarSet, 'test_batch.bin': cifarRecords([10, 0, 0, 0]) },
      words: /test_batch\.bin is damaged: image 0 has class 10/,
    },
    { name: 'a cut archive', files: archive(gzipSync(cifarTar).subarray(0, -20)), words: /cannot be unpacked/ },
    { name: 'a cut tar', files: archive(gzipSync(cifarTar.subarray(0, 5000))), words: /cannot be unpacked/ },
    { name: 'no archive at all', files: archive(Buffer.from('hello')), words: /cannot be unpacked/ },
    { name: 'another archive', files: archive(gzipSync(tar([]))), words: /does not contain data_batch_1\.bin/ },
    {
      name: 'an archive that is no tar',
      files: archive(gzipSync(Buffer.alloc(2048, 65))),
      words: /cannot be unpacked/,
    },
  ])('says what is wrong: $name', async ({ files, words }) => {
    await expect(open('cifar10', folderWith(files))).rejects.toMatchObject({
      code: 'data-damaged',
      message: expect.stringMatching(words),
    });
  });
});

describe('reading', () => {
  it('refuses places that are not there', async () => {
    const source = await open('fashion_mnist', folderWith(idxSet()));
    await expect(source.read('train', [2])).rejects.toThrow('There is no train image 2.');
    await expect(source.read('test', [-1])).rejects.toThrow('There is no test image -1.');
    expect(() => source.label('test', 1)).toThrow('There is no test image 1.');
  });
});
