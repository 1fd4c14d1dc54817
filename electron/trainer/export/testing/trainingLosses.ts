import { learningRateAt } from '../../../../src/training/learningRate';
import { judgePlateau, noPlateauYet } from '../../../../src/training/plateau';
import { epochOrder, splitTraining } from '../../../../src/training/split';
import { BatchFeed } from '../../data/BatchFeed';
import { openDataset } from '../../data/openDataset';
import { openEngine } from '../../engines/openEngine';
import { initialWeights } from '../../run/initialWeights';
import { stepsPerEpoch } from '../../run/stepsPerEpoch';
import type { TrainedNetwork } from './trainedNetwork';

/** The loss of every step of the app's own training on the files in a folder, from the first weights, with its schedule. */
export async function trainingLosses(
  { plan, settings }: Pick<TrainedNetwork, 'plan' | 'settings'>,
  dataFolder: string,
): Promise<readonly number[]> {
  const inputShape = plan.layerById.get(plan.inputId ?? '')?.outputShape ?? null;
  const source = await openDataset(settings.dataset, { search: [dataFolder], inputShape, seed: settings.seed });
  const split = splitTraining(source.trainCount, settings);
  const steps = stepsPerEpoch(split, settings);
  const engine = await openEngine('tensorflow');
  const model = await engine.build(plan, settings);
  const losses: number[] = [];
  let plateau = noPlateauYet;
  try {
    await model.setWeights(initialWeights(plan, settings.seed));
    for (let epoch = 1; epoch <= settings.epochs; epoch++) {
      const indices = epochOrder(split.train, settings.seed, epoch);
      const feed = new BatchFeed(source, { part: 'train', indices, batchSize: settings.batchSize });
      let sum = 0;
      for (let batch = await feed.next(); batch !== null; batch = await feed.next()) {
        const number = losses.length + 1;
        const totalSteps = steps * settings.epochs;
        const moment = { step: number, stepsPerEpoch: steps, totalSteps, plateauFactor: plateau.factor };
        const { loss } = await model.trainBatch(batch, { number, learningRate: learningRateAt(settings, moment) });
        losses.push(loss);
        sum += loss * batch.labels.length;
      }
      plateau = judgePlateau(settings, plateau, { loss: sum / indices.length, valLoss: null });
    }
    return losses;
  } finally {
    model.dispose();
    source.close();
  }
}
