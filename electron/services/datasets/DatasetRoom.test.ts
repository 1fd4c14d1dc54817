import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { ServiceEvent } from '../../../src/contract/events';
import { fileServer, serveBytes } from '../testing/FileServer';
import { imageFolder } from '../testing/images';
import { temporaryFolder } from '../testing/temporaryFolder';
import { networkText, testServices } from '../testing/testServices';
import { datasetCatalog } from './catalog';
import { DatasetRoom } from './DatasetRoom';

const withCode = (code: string) => ({ problem: { code } });

/** Two classes of 6 and 3 images, and a file that is no image. */
function catsAndDogs(): string {
  const folder = imageFolder({ cats: 6, dogs: 3 });
  writeFileSync(join(folder, 'cats', 'broken.png'), 'no image');
  return folder;
}

/** The binary version of CIFAR-10 with one image of each class a batch. */
function writeCifar(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const rows = Array.from({ length: 10 }, (_, label) => Buffer.from([label, ...new Uint8Array(3072).fill(label)]));
  for (const name of ['data_batch_1', 'data_batch_2', 'data_batch_3', 'data_batch_4', 'data_batch_5', 'test_batch']) {
    writeFileSync(join(folder, `${name}.bin`), Buffer.concat(rows));
  }
}

describe('built-in data sets', () => {
  it('are listed with what is missing and how to get it', async () => {
    const list = await testServices().listDatasets({});
    const [mnist, , cifar10] = list;
    expect(list.map(({ dataset }) => dataset)).toEqual(['mnist', 'fashion_mnist', 'cifar10']);
    expect(mnist).toMatchObject({ available: true, missing: null, canDownload: false, trainImages: 60_000 });
    expect(cifar10).toMatchObject({
      available: false,
      missing: expect.stringMatching(/Download it/),
      canDownload: true,
      imageShape: [32, 32, 3],
    });
  });

  it('are described and shown as they are on disk', async () => {
    const services = testServices();
    const description = await services.describeDataset({ dataset: 'mnist' });
    expect(description).toMatchObject({ available: true, trainImages: 60_000, testImages: 10_000 });
    expect(description.classCounts.reduce((sum, count) => sum + count, 0)).toBe(60_000);
    const { samples } = await services.previewDataset({ dataset: 'mnist', count: 12, height: null, width: null });
    expect(samples.map(({ label }) => label)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1]);
    const [zero] = samples;
    expect([zero?.width, zero?.height]).toEqual([28, 28]);
    const rgba = Buffer.from(zero?.rgba ?? '', 'base64');
    expect(rgba).toHaveLength(28 * 28 * 4);
    expect(Math.max(...rgba.filter((_, index) => index % 4 === 0))).toBeGreaterThan(200);
  });

  it("come from a folder of the user's, also after a restart", async () => {
    const services = testServices();
    const folder = temporaryFolder();
    await expect(services.useDatasetFolder({ dataset: 'cifar10', folder })).rejects.toMatchObject(
      withCode('dataset-missing'),
    );
    writeCifar(folder);
    const used = await services.useDatasetFolder({ dataset: 'cifar10', folder });
    expect(used).toMatchObject({ available: true, classCounts: Array(10).fill(5) });
    const later = testServices({ dataFolder: services.dataFolder });
    expect(await later.describeDataset({ dataset: 'cifar10' })).toMatchObject({ available: true, testImages: 10 });
    await expect(later.useDatasetFolder({ dataset: 'imagenet', folder })).rejects.toMatchObject(
      withCode('unknown-dataset'),
    );
  });

  it('that are damaged are described with the reason', async () => {
    const services = testServices();
    const folder = join(services.dataFolder, 'datasets', 'cifar10');
    writeCifar(folder);
    writeFileSync(join(folder, 'data_batch_3.bin'), 'short');
    const description = await services.describeDataset({ dataset: 'cifar10' });
    expect(description).toMatchObject({ available: false, missing: expect.stringMatching(/data_batch_3/) });
  });

  it('are downloaded once at a time, with progress', async () => {
    const archive = gzipSync(Buffer.alloc(1024));
    const server = await fileServer(serveBytes(archive));
    const download = {
      url: server.url,
      file: 'cifar-10-binary.tar.gz',
      bytes: archive.length,
      md5: createHash('md5').update(archive).digest('hex'),
    };
    const events: ServiceEvent[] = [];
    const catalog = { ...datasetCatalog, cifar10: { ...datasetCatalog.cifar10, download } };
    const room = new DatasetRoom(temporaryFolder(), (event) => events.push(event), ['127.0.0.1'], catalog);
    const [first, second] = await Promise.all([room.download('cifar10'), room.download('cifar10')]);
    room.dispose();
    expect(server.ranges).toHaveLength(1);
    expect(second).toBe(first);
    expect(events[events.length - 1]).toEqual({
      type: 'downloadProgress',
      dataset: 'cifar10',
      received: archive.length,
      total: archive.length,
    });
    // The archive was the published one of this test, but it holds no data set.
    expect(first).toMatchObject({ available: false });
    for (const name of ['mnist', '../x']) {
      await expect(async () => room.download(name)).rejects.toMatchObject(withCode('no-download'));
    }
  });
});

describe('a folder of images', () => {
  it('is described with its classes and what cannot be read', async () => {
    const folder = catsAndDogs();
    const description = await testServices().describeDataset({ dataset: folder });
    expect(description).toMatchObject({
      kind: 'folder',
      available: true,
      classNames: ['cats', 'dogs'],
      unreadableCount: 1,
    });
    expect(description.unreadable[0]?.file).toBe(join(folder, 'cats', 'broken.png'));
    expect(description.trainImages + description.testImages).toBe(9);
  });

  it('is shown in the size of the Input, its classes in turn', async () => {
    const services = testServices();
    const size = { height: 8, width: 5 };
    const { samples } = await services.previewDataset({ dataset: catsAndDogs(), count: 4, ...size });
    expect(samples.map(({ label, width, height }) => [label, width, height])).toEqual([
      [0, 5, 8],
      [1, 5, 8],
      [0, 5, 8],
      [1, 5, 8],
    ]);
    const brightness = samples.map(({ rgba }) => Buffer.from(rgba, 'base64')[0] ?? 0);
    expect(brightness.map((value) => value > 100)).toEqual([false, true, false, true]);
  });

  it.each([
    ['is not there', () => '/no/such/folder'],
    ['has no images', () => temporaryFolder()],
  ])('that %s is described with the reason', async (_, make) => {
    const description = await testServices().describeDataset({ dataset: make() });
    expect(description).toMatchObject({ kind: 'folder', available: false, missing: expect.stringMatching(/\w+.*\.$/) });
  });
});

it('test images of a run are shown by their place', async () => {
  const services = testServices();
  const { id: runId } = await services.startRun({ text: networkText('finishes'), engine: null });
  await services.reached(runId, 'done');
  // The first test images of MNIST are 7, 2, 1, 0, 4.
  const images = await services.testImages({ runId, indices: [0, 4, 2, 99_999] });
  expect(images.map(({ label }) => label)).toEqual([7, 4, 1]);
});
