import { join } from 'node:path';
import type { TrainJob } from '../../../src/contract/trainerMessages';
import { formatCount } from '../../../src/document/Shape';
import type { Model } from '../engines/Engine';
import { RunError } from '../failure';
import type { TrainingState } from '../runFolder/TrainingState';
import { readCheckpoint } from '../runFolder/weightsFile';

/** Brings a model to the checkpoint of its run. Throws a `RunError` where the run cannot go on from it. */
export async function restore(
  { runFolder }: TrainJob,
  model: Model,
  data: TrainingState['data'],
): Promise<TrainingState> {
  const { weights, resume } = await readCheckpoint(join(runFolder, 'weights')).catch((error: unknown) => {
    throw cannot('Its checkpoint is missing or damaged.', error);
  });
  if (resume === null) throw cannot('It was recorded by an earlier version, which kept the weights alone.');
  const { optimizer, state } = resume;
  // Weights of another program: nothing was learnt here, and any data will do.
  const imported = state.data.fingerprint === '';
  if (!imported && state.data.fingerprint !== data.fingerprint)
    throw dataChanged(state.data.trainImages, data.trainImages);
  try {
    await model.setWeights(weights);
    if (!imported) await model.setOptimizerState(optimizer);
  } catch (error) {
    throw cannot('Its checkpoint is of another network or optimizer.', error);
  }
  return { ...state, data };
}

function dataChanged(before: number, now: number): RunError {
  const what =
    before === now
      ? 'the images are in other classes, or the test images are others'
      : `it learnt from ${formatCount(before)} images, and now there are ${formatCount(now)}`;
  return new RunError({
    code: 'data-changed',
    message:
      `The data has changed since this training was started: ${what}. ` +
      'Bring the same images back, or start a new training.',
  });
}

function cannot(why: string, error?: unknown): RunError {
  return new RunError({
    code: 'run-unreadable',
    message: `This training cannot go on. ${why} Start a new training instead.`,
    ...(error === undefined ? {} : { detail: error instanceof Error ? error.message : String(error) }),
  });
}
