import { expect, test } from 'vitest';
import type { DatasetDescription } from '../../src/contract/datasets';
import { splitTraining } from '../../src/training/split';
import { countsText, folderName, formatBytes, splitCounts } from './words';

const description: DatasetDescription = {
  dataset: 'mnist',
  title: 'MNIST',
  kind: 'builtIn',
  available: true,
  missing: null,
  canDownload: false,
  downloadBytes: null,
  classNames: ['0', '1'],
  classCounts: [30_000, 30_000],
  trainImages: 60_000,
  testImages: 10_000,
  imageShape: [28, 28, 1],
  unreadable: [],
  unreadableCount: 0,
  source: '',
};

test.each([
  [60_000, { validationSplit: 0.1, limit: null }],
  [60_000, { validationSplit: 0.1, limit: 2000 }],
  [60_000, { validationSplit: 0, limit: 70_000 }],
  [7, { validationSplit: 0.3, limit: null }],
  [1, { validationSplit: 0.9, limit: null }],
  [0, { validationSplit: 0.5, limit: null }],
])('says of %i images with %j what the trainer does', (images, settings) => {
  const split = splitTraining(images, { ...settings, seed: 1 });
  expect(splitCounts(images, settings)).toEqual({ train: split.train.length, validation: split.validation.length });
});

test.each([
  [{ train: 54_000, validation: 6000 }, '54,000 to train, 6,000 to validate, 10,000 to test; 2 classes'],
  [{ train: 60_000, validation: 0 }, '60,000 to train, 10,000 to test; 2 classes'],
])('counts of %j', (counts, text) => expect(countsText(description, counts)).toBe(text));

test.each([
  [512, '512 bytes'],
  [1500, '1.5 kB'],
  [170_052_171, '170 MB'],
  [999_900_000, '1.0 GB'],
])('%i bytes read %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text));

test.each([
  ['/home/ada/flowers/', 'flowers'],
  ['C:\\data\\cats', 'cats'],
  ['/', '/'],
])('the folder %s is called %s', (path, name) => expect(folderName(path)).toBe(name));
