import { compile } from '../../../../src/compiler/compile';
import type { NetworkDocument } from '../../../../src/document/NetworkDocument';
import { learningRateAt } from '../../../../src/training/learningRate';
import { resolveTraining } from '../../../../src/training/resolveTraining';
import { epochOrder, splitTraining } from '../../../../src/training/split';
import { BatchFeed } from '../../data/BatchFeed';
import { openDataset } from '../../data/openDataset';
import { openEngine } from '../../engines/openEngine';
import { initialWeights } from '../../run/initialWeights';
import { stepsPerEpoch } from '../../run/stepsPerEpoch';

/** The losses of the first steps as the app's native engine makes them, from the weights that the seed draws. */
export async function appLosses(document: NetworkDocument, steps: number): Promise<readonly number[]> {
  const { settings } = resolveTraining(document.training);
  const plan = compile(document, { dataset: null });
  const inputShape = plan.layerById.get(plan.inputId ?? '')?.outputShape ?? null;
  const source = await openDataset(settings.dataset, { search: [], inputShape, seed: settings.seed });
  const split = splitTraining(source.trainCount, settings);
  const model = await (await openEngine('tensorflow')).build(plan, settings);
  try {
    await model.setWeights(initialWeights(plan, settings.seed));
    const losses: number[] = [];
    const each = stepsPerEpoch(split, settings);
    for (let epoch = 1; epoch <= settings.epochs && losses.length < steps; epoch++) {
      const indices = epochOrder(split.train, settings.seed, epoch);
      const feed = new BatchFeed(source, { part: 'train', indices, batchSize: settings.batchSize });
      for (let batch = await feed.next(); batch !== null && losses.length < steps; batch = await feed.next()) {
        const step = losses.length + 1;
        const moment = { step, stepsPerEpoch: each, totalSteps: each * settings.epochs, plateauFactor: 1 };
        const learningRate = learningRateAt(settings, moment);
        losses.push((await model.trainBatch(batch, { number: step, learningRate })).loss);
      }
    }
    return losses;
  } finally {
    model.dispose();
  }
}
