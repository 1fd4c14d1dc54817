import type { Shape } from '../../../src/document/Shape';
import type { BuiltInDataset } from '../../../src/training/DatasetInfo';
import { builtInDatasets, isBuiltInDataset } from '../../../src/training/DatasetInfo';
import { readCifarArchive, readCifarFiles } from './cifar10';
import type { DataSource } from './DataSource';
import { DatasetError } from './DataSource';
import { readIdxPair } from './idx';
import type { ImageDecoder } from './imageFolder/ImageDecoder';
import { openImageFolder } from './imageFolder/openImageFolder';
import { cifarArchive, locateDataset } from './locate';
import { MemorySource } from './MemorySource';
import type { CacheLimits } from './PixelCache';
import { throwIfAborted } from './stop';

export type OpenOptions = {
  /** Folders to look in for the files of a built-in data set, in order. */
  readonly search: readonly string[];
  /** The network's Input: a folder's images are brought to this size and number of channels. */
  readonly inputShape: Shape | null;
  /** Chooses which images of a folder without a test part become one. */
  readonly seed: number;
  /** For a folder of images; by default in JavaScript. */
  readonly decoder?: ImageDecoder;
  /** How much of a folder's images is kept decoded, and where; by default `usualCacheBytes`, and the system's folder. */
  readonly cache?: CacheLimits;
  /** Share of the work done, 0 to 1, with what is being done. */
  readonly onProgress?: (progress: number | null, text: string) => void;
  /** Ends the work early, with the signal's reason as the error. */
  readonly signal?: AbortSignal;
};

/** Where the built-in data sets come from, and their licence. */
export const datasetOrigins: { readonly [name in BuiltInDataset]: string } = {
  mnist: 'MNIST by Y. LeCun, C. Cortes and C. Burges; CC BY-SA 3.0',
  fashion_mnist: 'Fashion-MNIST by Zalando Research; MIT',
  cifar10: 'CIFAR-10 by A. Krizhevsky, V. Nair and G. Hinton',
};

/**
 * Opens a data set: a built-in one by its name, any other by the path of its folder. Throws `DatasetError` where it is
 * missing, unreadable or damaged.
 */
export async function openDataset(name: string, options: OpenOptions): Promise<DataSource> {
  if (!isBuiltInDataset(name)) return openImageFolder(name, options);
  const facts = builtInDatasets[name];
  options.onProgress?.(null, `Reading ${facts.title}`);
  const located = locateDataset(name, options.search);
  if (!located.found) {
    throw new DatasetError('dataset-missing', `${facts.title} is not on this computer. ${located.advice}`);
  }
  const parts = await readParts(name, located.files);
  throwIfAborted(options.signal);
  return new MemorySource(facts, datasetOrigins[name], facts.imageShape, parts);
}

async function readParts(name: BuiltInDataset, files: readonly string[]) {
  switch (name) {
    case 'mnist':
    case 'fashion_mnist': {
      const [trainImages, trainLabels, testImages, testLabels] = files as [string, string, string, string];
      const expected = { height: 28, width: 28, classes: 10 };
      const [train, test] = await Promise.all([
        readIdxPair(trainImages, trainLabels, expected),
        readIdxPair(testImages, testLabels, expected),
      ]);
      return { train, test };
    }
    case 'cifar10': {
      const [first = ''] = files;
      return first.endsWith(cifarArchive) ? readCifarArchive(first) : readCifarFiles(files);
    }
  }
}
