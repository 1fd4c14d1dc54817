import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { encode as encodeJpeg } from 'jpeg-js';
import { afterAll, describe, expect, it } from 'vitest';
import { greyPng } from '../../testing/shapes';
import { openDataset } from '../openDataset';
import type { ImageDecoder } from './ImageDecoder';
import { javascriptDecoder } from './javascriptDecoder';

const home = mkdtempSync(join(tmpdir(), 'folder-test-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

let folders = 0;
function folderWith(files: Record<string, Buffer>): string {
  const folder = join(home, String(++folders));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

const open = (folder: string, inputShape: readonly number[] | null = [2, 2, 1], seed = 1) =>
  openDataset(folder, { search: [], inputShape, seed });

const grey = (value: number, height = 2, width = 2) =>
  greyPng(height, width, new Uint8Array(height * width).fill(value));

function jpeg(red: number, green: number, blue: number, height = 16, width = 16): Buffer {
  const data = Buffer.alloc(height * width * 4);
  for (let at = 0; at < data.length; at += 4) data.set([red, green, blue, 255], at);
  return encodeJpeg({ data, width, height }, 100).data;
}

const many = (name: string, count: number, content: Buffer) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`${name}/${index + 10}.png`, content]));

describe('a folder of images', () => {
  it('has a class for each sub-folder, in the order of their names, and keeps a fifth of each for the test', async () => {
    const source = await open(folderWith({ ...many('b', 10, grey(255)), ...many('a', 15, grey(0)) }));
    expect(source.facts).toMatchObject({ classNames: ['a', 'b'], imageShape: null });
    expect([source.trainCount, source.testCount]).toEqual([20, 5]);
    expect(Array.from(source.labels('test'))).toEqual([0, 0, 0, 1, 1]);
    expect(source.skipped).toEqual([]);
    const { images, labels } = await source.read('train', [0, 19]);
    expect([images.shape, Array.from(labels)]).toEqual([
      [2, 2, 2, 1],
      [0, 1],
    ]);
    expect(Array.from(images.data)).toEqual([0, 0, 0, 0, 255, 255, 255, 255]);
  });

  it('chooses the test images by seed', async () => {
    const files = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`a/${index}.png`, grey(index)]));
    const folder = folderWith(files);
    const test = async (seed: number) => {
      const source = await open(folder, [2, 2, 1], seed);
      const { images } = await source.read('test', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
      return Array.from(images.data);
    };
    expect(await test(1)).toEqual(await test(1));
    expect(await test(2)).not.toEqual(await test(1));
  });

  it('takes train and test folders as they are', async () => {
    const folder = folderWith({ 'Train/x/1.png': grey(1), 'Train/y/1.png': grey(2), 'test/y/1.png': grey(3) });
    const source = await open(folder);
    expect([source.facts.classNames, source.trainCount, source.testCount]).toEqual([['x', 'y'], 2, 1]);
    expect(source.label('test', 0)).toBe(1);
  });

  it.each([
    { name: 'colour to colour', shape: [1, 1, 3], file: jpeg(250, 0, 0), pixels: [250, 0, 0] },
    { name: 'colour to grey', shape: [1, 1, 1], file: jpeg(250, 0, 0), pixels: [75] },
    { name: 'grey to colour', shape: [1, 1, 3], file: grey(100), pixels: [100, 100, 100] },
    // As tf.image.resize: with half-pixel centres, rows at 0, 0.25, 0.75 and 1.
    {
      name: 'a larger size',
      shape: [4, 1, 1],
      file: greyPng(2, 1, Uint8Array.from([0, 200])),
      pixels: [0, 50, 150, 200],
    },
    {
      name: 'a smaller size',
      shape: [1, 2, 1],
      file: greyPng(1, 4, Uint8Array.from([0, 10, 20, 40])),
      pixels: [5, 30],
    },
  ])('brings $name', async ({ shape, file, pixels }) => {
    const source = await open(folderWith({ 'a/1.png': file }), shape);
    const { images } = await source.read('train', [0]);
    expect(images.shape).toEqual([1, ...shape]);
    images.data.forEach((value, index) => {
      // JPEG is not exact.
      expect(Math.abs(value - (pixels[index] as number))).toBeLessThan(3);
    });
  });

  it('skips what cannot be read, with the reason, and never follows links out of the folder', async () => {
    const png = grey(7, 8, 8);
    const photo = jpeg(1, 2, 3);
    const huge = Buffer.from(png);
    huge.writeUInt32BE(100_000, 16);
    huge.writeUInt32BE(100_000, 20);
    const outside = folderWith({ 'secret.png': png });
    const folder = folderWith({
      'a/good.png': png,
      'a/good.jpg': photo,
      'a/wrong-name.jpg': png,
      'a/.hidden.png': Buffer.from('x'),
      'a/Thumbs.db': Buffer.from('x'),
      'a/empty.png': Buffer.alloc(0),
      'a/cut.png': png.subarray(0, png.length - 20),
      'a/cut.jpg': photo.subarray(0, photo.length - 30),
      'a/huge.png': huge,
      'a/notes.txt': Buffer.from('hello'),
      'a/moving.gif': Buffer.from('GIF89a.......'),
      'a/deeper/1.png': png,
    });
    symlinkSync(join(outside, 'secret.png'), join(folder, 'a', 'link-out.png'));
    symlinkSync(outside, join(folder, 'link-out'));
    symlinkSync('good.png', join(folder, 'a', 'link-in.png'));
    symlinkSync('nothing.png', join(folder, 'a', 'link-nowhere.png'));
    const source = await open(folder);
    expect(source.facts.classNames).toEqual(['a']);
    expect(source.trainCount + source.testCount).toBe(4);
    const reasons = Object.fromEntries(source.skipped.map(({ file, reason }) => [basename(file), reason]));
    expect(reasons).toEqual({
      'link-out': 'this is a link that leads out of the folder',
      'link-out.png': 'this is a link that leads out of the folder',
      'link-nowhere.png': 'this is a link that leads nowhere',
      deeper: 'this is a folder inside the folder of a class; only files count',
      'empty.png': 'the file is empty',
      'cut.png': 'the file is cut off: its end is missing',
      'cut.jpg': 'the file is cut off: its end is missing',
      'huge.png': 'the image has 100000 × 100000 pixels, more than 50 million',
      'notes.txt': 'this is no image; only PNG and JPEG images can be read',
      'moving.gif': 'this is a GIF image; only PNG and JPEG images can be read',
    });
  });

  it('leaves out a file that turns out to be damaged, and goes on', async () => {
    const damaged = Buffer.from(grey(7, 8, 8));
    damaged.fill(0x55, 41, damaged.length - 16);
    const source = await open(folderWith({ 'a/1.png': grey(255), 'a/2.png': damaged, 'a/3.png': grey(0) }));
    const { images, labels, indices } = await source.read('train', [0, 1, 2]);
    expect([images.shape, images.data.length, labels.length]).toEqual([[2, 2, 2, 1], 8, 2]);
    expect(Array.from(indices)).toEqual([0, 2]);
    expect(source.skipped).toEqual([
      { file: expect.stringMatching(/2\.png$/), reason: expect.stringMatching(/^the PNG file is damaged/) },
    ]);
    await source.read('train', [1]);
    expect(source.skipped).toHaveLength(1);
  });

  it('decodes an image once, whether it is kept in memory or on the disk', async () => {
    const files = Object.fromEntries(Array.from({ length: 25 }, (_, index) => [`a/${index + 10}.png`, grey(index)]));
    const folder = folderWith(files);
    const decoded: number[] = [];
    const decoder: ImageDecoder = {
      decode(given, size) {
        decoded.push(given.length);
        return javascriptDecoder.decode(given, size);
      },
    };
    // Ten images in memory, ten on the disk.
    const cache = { memoryBytes: 4 * 10, scratchFolder: home };
    const source = await openDataset(folder, { search: [], inputShape: [2, 2, 1], seed: 1, decoder, cache });
    const all = Array.from({ length: 20 }, (_, index) => index);
    const [first, again] = await Promise.all([source.read('train', all), source.read('train', all)]);
    const later = await source.read('train', all);
    expect(decoded.reduce((sum, count) => sum + count, 0)).toBe(20);
    expect(new Set(first.images.data).size).toBe(20);
    expect([again.images, later.images]).toEqual([first.images, first.images]);
    source.close();
  });

  it('looks at the beginning and the end of large files', async () => {
    const photo = jpeg(1, 2, 3, 1200, 1200);
    const noise = greyPng(
      200,
      200,
      Uint8Array.from({ length: 40_000 }, (_, index) => (index * index * 7919) >>> 5),
    );
    const files = {
      'a/photo.jpg': photo,
      'a/noise.png': noise,
      // Some programs put their own data behind the end of an image, or before its frame.
      'a/behind.jpg': Buffer.concat([photo, Buffer.alloc(40_000)]),
      'a/behind.png': Buffer.concat([noise, Buffer.alloc(40_000)]),
      'a/before.jpg': Buffer.concat([
        photo.subarray(0, 2),
        Buffer.from([0xff, 0xe1, 0xea, 0x60]),
        Buffer.alloc(0xea60 - 2),
        photo.subarray(2),
      ]),
      'a/cut.jpg': Buffer.concat([photo.subarray(0, -2), Buffer.alloc(40_000)]),
      'a/cut.png': noise.subarray(0, -1),
    };
    // More than is read at first.
    expect(Math.min(...Object.values(files).map(({ length }) => length))).toBeGreaterThan(16 * 1024);
    const source = await open(folderWith(files));
    expect(source.trainCount + source.testCount).toBe(5);
    expect(source.skipped.map(({ file, reason }) => [basename(file), reason])).toEqual([
      ['cut.jpg', 'the file is cut off: its end is missing'],
      ['cut.png', 'the file is cut off: its end is missing'],
    ]);
  });

  it.each<{ name: string; files: Record<string, Buffer>; code: string; words: RegExp }>([
    { name: 'no sub-folders', files: { '1.png': grey(1) }, code: 'no-images', words: /has no sub-folders/ },
    { name: 'no images', files: { 'a/x.txt': Buffer.from('x') }, code: 'no-images', words: /x\.txt: this is no image/ },
  ])('says what is wrong: $name', async ({ files, code, words }) => {
    await expect(open(folderWith(files))).rejects.toMatchObject({ code, message: expect.stringMatching(words) });
  });

  it.each([
    {
      name: 'a file',
      path: () => join(folderWith({ 'a.png': grey(1) }), 'a.png'),
      code: 'dataset-missing',
      words: /is a file/,
    },
    { name: 'nothing', path: () => join(home, 'none'), code: 'dataset-missing', words: /does not exist/ },
  ])('says what is wrong: $name', async ({ path, code, words }) => {
    await expect(open(path())).rejects.toMatchObject({ code, message: expect.stringMatching(words) });
  });

  it('needs an Input that is an image', async () => {
    const folder = folderWith({ 'a/1.png': grey(1) });
    for (const shape of [[784], [8, 8, 2]]) {
      await expect(open(folder, shape)).rejects.toMatchObject({ code: 'input-not-image' });
    }
  });

  it('stops when it is told to', async () => {
    const stopper = new AbortController();
    stopper.abort(new Error('enough'));
    const folder = folderWith({ 'a/1.png': grey(1) });
    const opening = openDataset(folder, { search: [], inputShape: [2, 2, 1], seed: 1, signal: stopper.signal });
    await expect(opening).rejects.toThrow('enough');
  });
});
