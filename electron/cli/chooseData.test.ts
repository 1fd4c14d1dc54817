import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyDocument } from '../../src/document/NetworkDocument';
import { imageFolder } from '../services/testing/images';
import { temporaryFolder } from '../services/testing/temporaryFolder';
import { chooseData } from './chooseData';

/** A folder with empty files of these names. */
function filesNamed(...names: readonly string[]): string {
  const folder = temporaryFolder();
  for (const name of names) writeFileSync(join(folder, name), '');
  return folder;
}

const idxFiles = ['train', 't10k'].flatMap((part) => [`${part}-images-idx3-ubyte`, `${part}-labels-idx1-ubyte.gz`]);
const documentOn = (dataset: string) => ({ ...emptyDocument(), training: { dataset } });

describe('chooseData', () => {
  it.each([
    ['MNIST', 'mnist'],
    ['fashion-mnist', 'fashion_mnist'],
    ['CIFAR-10', 'cifar10'],
  ])('knows the built-in set %s', async (asked, dataset) => {
    expect(await chooseData(documentOn('mnist'), 'a.cnn.json', asked)).toEqual({ dataset, folder: null });
  });

  it('takes a folder of images as it is', async () => {
    const folder = imageFolder({ a: 1, b: 1 });
    const chosen = await chooseData(documentOn('mnist'), 'a.cnn.json', folder);
    expect(chosen).toEqual({ dataset: folder, folder: null });
  });

  it.each([
    ['the archive of CIFAR-10', ['cifar-10-binary.tar.gz'], 'mnist', 'cifar10'],
    ['the files of both, for Fashion-MNIST', idxFiles, 'fashion_mnist', 'fashion_mnist'],
    ['the files of both, for another set', idxFiles, 'cifar10', 'mnist'],
  ])('recognizes %s', async (_, names, own, dataset) => {
    const folder = filesNamed(...names);
    expect(await chooseData(documentOn(own), 'a.cnn.json', folder)).toEqual({ dataset, folder });
  });

  it('counts the paths of a document from the document', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'images'));
    const chosen = await chooseData(documentOn('images'), join(folder, 'a.cnn.json'), null);
    expect(chosen).toEqual({ dataset: join(folder, 'images'), folder: null });
  });

  it('refuses what is neither', async () => {
    const chosen = chooseData(documentOn('mnist'), 'a.cnn.json', 'imagenet');
    await expect(chosen).rejects.toMatchObject({ problem: { code: 'dataset-missing' } });
  });
});
