import { compile } from '../../../../src/compiler/compile';
import type { NetworkDocument } from '../../../../src/document/NetworkDocument';
import { RandomStream } from '../../../../src/training/random';
import type { TrainingSettings } from '../../../../src/training/TrainingSettings';
import type { Batch, Engine, Model, Step } from '../../engines/Engine';
import { initialWeights } from '../../run/initialWeights';
import { trainingSettings } from '../networks';
import { shapeImage } from '../shapes';

/** A network on the engine that is tested, with its first weights. */
export type Build = (document: NetworkDocument, changes?: Partial<TrainingSettings>) => Promise<Model>;

export async function buildModel(
  engine: Engine,
  document: NetworkDocument,
  changes: Partial<TrainingSettings> = {},
): Promise<Model> {
  const plan = compile(document, { dataset: null });
  const settings = trainingSettings(changes);
  const model = await engine.build(plan, settings);
  await model.setWeights(initialWeights(plan, settings.seed));
  return model;
}

/** Rows and columns, the same for the same number. */
export function shapesBatch(number: number, count = 16): Batch {
  const random = new RandomStream(number, 'batch');
  const data = new Float32Array(count * 64);
  const labels = Int32Array.from({ length: count }, (_, index) => {
    const label = random.below(2);
    shapeImage(label === 0 ? 'column' : 'row', random).forEach((value, pixel) => {
      data[64 * index + pixel] = value / 255;
    });
    return label;
  });
  return { images: { shape: [count, 8, 8, 1], data }, labels };
}

/** Step numbers count from 1. */
export function stepOf(number: number, learningRate = 0.001): Step {
  return { number, learningRate };
}

/** Trains from step 1 on, and gives the loss of each step. */
export async function losses(model: Model, steps: number, learningRate = 0.001): Promise<number[]> {
  const result: number[] = [];
  for (let step = 1; step <= steps; step++) {
    result.push((await model.trainBatch(shapesBatch(step), stepOf(step, learningRate))).loss);
  }
  return result;
}
