import { noEpochYet } from '../../../src/training/earlyStopping';
import { noPlateauYet } from '../../../src/training/plateau';
import type { TrainingState } from '../runFolder/TrainingState';

/** Nothing learnt of an epoch yet. */
export const nothingLearnt: TrainingState['sums'] = { images: 0, loss: 0, accuracy: 0, seconds: 0 };

/** Where a training begins. */
export function firstState(data: TrainingState['data']): TrainingState {
  return {
    step: 0,
    epoch: 1,
    position: 0,
    sums: nothingLearnt,
    data,
    losses: { first: null, last: null },
    earlyStopping: noEpochYet,
    plateau: noPlateauYet,
    earlyStop: null,
    bestScore: null,
  };
}
