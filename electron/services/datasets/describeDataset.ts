import { basename } from 'node:path';
import type { DatasetDescription } from '../../../src/contract/datasets';
import type { BuiltInDataset } from '../../../src/training/DatasetInfo';
import { builtInDatasets, isBuiltInDataset } from '../../../src/training/DatasetInfo';
import type { DataSource } from '../../trainer/data/DataSource';
import { datasetOrigins } from '../../trainer/data/openDataset';
import { datasetCatalog } from './catalog';

const unreadableListed = 100;

/** A built-in data set that was not opened: what is published about it. */
export function describePublished(dataset: BuiltInDataset, missing: string | null): DatasetDescription {
  const { title, classNames, imageShape } = builtInDatasets[dataset];
  const { trainImages, testImages, download } = datasetCatalog[dataset];
  return {
    dataset,
    title,
    kind: 'builtIn',
    available: missing === null,
    missing,
    canDownload: download !== null,
    downloadBytes: download?.bytes ?? null,
    classNames,
    classCounts: [],
    trainImages,
    testImages,
    imageShape,
    unreadable: [],
    unreadableCount: 0,
    source: datasetOrigins[dataset],
  };
}

/** A folder of images that cannot be used, and why. */
export function describeUnusableFolder(folder: string, missing: string): DatasetDescription {
  return {
    dataset: folder,
    title: basename(folder),
    kind: 'folder',
    available: false,
    missing,
    canDownload: false,
    downloadBytes: null,
    classNames: [],
    classCounts: [],
    trainImages: 0,
    testImages: 0,
    imageShape: null,
    unreadable: [],
    unreadableCount: 0,
    source: folder,
  };
}

/** A data set as it was found on opening it. */
export function describeOpened(dataset: string, source: DataSource): DatasetDescription {
  const { facts, skipped } = source;
  const classCounts = facts.classNames.map(() => 0);
  for (const label of source.labels('train')) classCounts[label] = (classCounts[label] ?? 0) + 1;
  const download = isBuiltInDataset(dataset) ? datasetCatalog[dataset].download : null;
  return {
    dataset,
    title: facts.title,
    kind: isBuiltInDataset(dataset) ? 'builtIn' : 'folder',
    available: true,
    missing: null,
    canDownload: download !== null,
    downloadBytes: download?.bytes ?? null,
    classNames: facts.classNames,
    classCounts,
    trainImages: source.trainCount,
    testImages: source.testCount,
    imageShape: facts.imageShape,
    unreadable: skipped.slice(0, unreadableListed),
    unreadableCount: skipped.length,
    source: source.origin,
  };
}
