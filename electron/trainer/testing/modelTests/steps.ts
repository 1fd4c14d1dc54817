import { expect, it } from 'vitest';
import { resolveTraining } from '../../../../src/training/resolveTraining';
import type { GradientClipping } from '../../../../src/training/TrainingSettings';
import type { Model, Weights } from '../../engines/Engine';
import { chainDocument, shapesDocument } from '../networks';
import type { Build } from './building';
import { losses, shapesBatch, stepOf } from './building';

export function describeSteps(build: Build): void {
  it('that keep no tensors, and none are left at the end', async () => {
    const before = (await build(shapesDocument)).tensorCount();
    const model = await build(shapesDocument);
    await losses(model, 2);
    const after = model.tensorCount();
    await losses(model, 10);
    await model.evaluateBatch(shapesBatch(1));
    await model.predict(shapesBatch(1).images);
    await model.layerOutputs(['n0', 'n1'], shapesBatch(1).images);
    await model.setWeights(await model.getWeights());
    await model.setOptimizerState(await model.getOptimizerState());
    expect(model.tensorCount()).toBe(after);
    model.dispose();
    expect(model.tensorCount()).toBe(before);
  });

  it('whose loss has the penalties of regularizers, in judging too', async () => {
    const dense = (kernelRegularizer: { l1: number; l2: number } | null) =>
      chainDocument(
        ['Input', { shape: [8, 8, 1] }],
        ['Flatten'],
        ['Dense', { units: 2, activation: 'softmax', ...(kernelRegularizer === null ? {} : { kernelRegularizer }) }],
      );
    const [plain, penalized] = [await build(dense(null)), await build(dense({ l1: 0.1, l2: 0.01 }))];
    const kernel = (await plain.getWeights()).get('n2')?.get('kernel')?.data ?? new Float32Array(0);
    const penalty = kernel.reduce((sum, value) => sum + 0.1 * Math.abs(value) + 0.01 * value * value, 0);
    expect(penalty).toBeGreaterThan(0.1);
    const batch = shapesBatch(1);
    const judged = async (model: Model) => (await model.evaluateBatch(batch)).loss;
    expect((await judged(penalized)) - (await judged(plain))).toBeCloseTo(penalty, 4);
    const [without, withPenalty] = [
      await plain.trainBatch(batch, stepOf(1)),
      await penalized.trainBatch(batch, stepOf(1)),
    ];
    expect(withPenalty.loss - without.loss).toBeCloseTo(penalty, 4);
  });

  it.each<{ gradientClipping: GradientClipping; measure: (changes: readonly Float32Array[]) => number }>([
    { gradientClipping: { type: 'globalNorm', limit: 0.01 }, measure: (changes) => Math.hypot(...changes.map(norm)) },
    { gradientClipping: { type: 'norm', limit: 0.01 }, measure: (changes) => Math.max(...changes.map(norm)) },
    { gradientClipping: { type: 'value', limit: 0.001 }, measure: (changes) => Math.max(...changes.map(largest)) },
  ])('as large as $gradientClipping allows', async ({ gradientClipping, measure }) => {
    const { optimizer } = resolveTraining({ optimizer: { type: 'sgd', learningRate: 1 } }).settings;
    const stepWith = async (clipping: GradientClipping | null) => {
      const model = await build(shapesDocument, { optimizer, gradientClipping: clipping });
      const [before, tensors] = [trained(await model.getWeights()), model.tensorCount()];
      await model.trainBatch(shapesBatch(1), stepOf(1, 1));
      const after = trained(await model.getWeights());
      expect(model.tensorCount()).toBe(tensors);
      model.dispose();
      return measure(after.map((values, index) => values.map((value, place) => value - (before[index]?.[place] ?? 0))));
    };
    expect(await stepWith(null)).toBeGreaterThan(2 * gradientClipping.limit);
    expect(await stepWith(gradientClipping)).toBeCloseTo(gradientClipping.limit, 6);
  });
}

function norm(values: Float32Array): number {
  return Math.hypot(...values);
}

function largest(values: Float32Array): number {
  return Math.max(...values.map(Math.abs));
}

/** The weights that gradients change: not the statistics of batch normalization. */
function trained(weights: Weights): Float32Array[] {
  return [...weights.values()].flatMap((layer) =>
    [...layer].flatMap(([name, { data }]) => (name.startsWith('moving_') ? [] : [data])),
  );
}
