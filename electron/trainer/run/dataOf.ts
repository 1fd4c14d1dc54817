import { createHash } from 'node:crypto';
import type { Split } from '../../../src/training/split';
import type { DataSource } from '../data/DataSource';
import type { TrainingState } from '../runFolder/TrainingState';

/** What a training learns from, so that one that goes on later can tell whether it is still the same. */
export function dataOf(source: Pick<DataSource, 'labels' | 'imageShape'>, split: Split): TrainingState['data'] {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([source.imageShape, split.train.length, split.validation.length]));
  for (const part of ['train', 'test'] as const) hash.update(JSON.stringify([...source.labels(part)]));
  return { trainImages: split.train.length, fingerprint: hash.digest('hex').slice(0, 16) };
}
