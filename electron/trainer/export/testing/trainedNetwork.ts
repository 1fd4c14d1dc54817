import { compile } from '../../../../src/compiler/compile';
import type { Plan } from '../../../../src/compiler/Plan';
import type { NetworkDocument } from '../../../../src/document/NetworkDocument';
import type { Shape } from '../../../../src/document/Shape';
import { sizeOf } from '../../../../src/document/Shape';
import { RandomStream } from '../../../../src/training/random';
import { resolveTraining } from '../../../../src/training/resolveTraining';
import type { TrainingSettings } from '../../../../src/training/TrainingSettings';
import type { Batch, Values, Weights } from '../../engines/Engine';
import { openEngine } from '../../engines/openEngine';
import { initialWeights } from '../../run/initialWeights';

/** A network with weights that it learned, and what the app computes with them: exports are compared with that. */
export type TrainedNetwork = {
  readonly document: NetworkDocument;
  readonly plan: Plan;
  readonly settings: TrainingSettings;
  readonly weights: Weights;
  /** Numbers in 0..1, `[n, ...]` as the Input takes them (channels last), and the network's outputs for them. */
  readonly images: Values;
  readonly outputs: Values;
};

const batchSize = 8;

/** Trains some steps on noise with the app's own engine, from the weights that the seed draws. */
export async function trainedNetwork(document: NetworkDocument, steps = 3): Promise<TrainedNetwork> {
  const plan = compile(document, { dataset: null });
  const { settings } = resolveTraining(document.training);
  const engine = await openEngine('tensorflow');
  const model = await engine.build(plan, settings);
  try {
    await model.setWeights(initialWeights(plan, settings.seed));
    for (let number = 1; number <= steps; number++) {
      await model.trainBatch(noiseBatch(plan, number), { number, learningRate: 0.01 });
    }
    const { images } = noiseBatch(plan, 0);
    const outputs = await model.predict(images);
    return { document, plan, settings, weights: await model.getWeights(), images, outputs };
  } finally {
    model.dispose();
  }
}

/** Random images and labels for a network, the same for the same number. */
export function noiseBatch(plan: Plan, number: number): Batch & { readonly images: Values } {
  const shapeOf = (id: string | null): Shape => plan.layerById.get(id ?? '')?.outputShape ?? [];
  const input = shapeOf(plan.inputId);
  const [classes = 1] = shapeOf(plan.outputId);
  const random = new RandomStream(number, 'noise');
  const data = Float32Array.from({ length: batchSize * sizeOf(input) }, () => random.uniform());
  const labels = Int32Array.from({ length: batchSize }, () => random.below(classes));
  return { images: { shape: [batchSize, ...input], data }, labels };
}
