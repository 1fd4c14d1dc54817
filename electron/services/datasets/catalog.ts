import type { BuiltInDataset } from '../../../src/training/DatasetInfo';

/** A file that the app can fetch, and how to know that it is the right one. */
export type DownloadSource = {
  readonly url: string;
  /** Name of the file in the data set's folder. */
  readonly file: string;
  readonly bytes: number;
  /** As published beside the file. */
  readonly md5: string;
};

/** Sizes of the published sets, for the list of those that were not opened yet. */
type CatalogEntry = {
  readonly trainImages: number;
  readonly testImages: number;
  readonly download: DownloadSource | null;
};

export const datasetCatalog: { readonly [name in BuiltInDataset]: CatalogEntry } = {
  mnist: { trainImages: 60_000, testImages: 10_000, download: null },
  fashion_mnist: { trainImages: 60_000, testImages: 10_000, download: null },
  cifar10: {
    trainImages: 50_000,
    testImages: 10_000,
    // https://www.cs.toronto.edu/~kriz/cifar.html, "CIFAR-10 binary version".
    download: {
      url: 'https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz',
      file: 'cifar-10-binary.tar.gz',
      bytes: 170_052_171,
      md5: 'c32a1d4ab5d03f1284b67883e8d87530',
    },
  },
};
