import type { Split } from '../../../src/training/split';
import type { TrainingSettings } from '../../../src/training/TrainingSettings';

/** Steps that an epoch takes; its last batch may be smaller. */
export function stepsPerEpoch({ train }: Split, { batchSize }: Pick<TrainingSettings, 'batchSize'>): number {
  return Math.ceil(train.length / batchSize);
}
