import { expect, it } from 'vitest';
import { resolveTraining } from '../../../../src/training/resolveTraining';
import { optimizerTypes } from '../../../../src/training/settingsTable';
import { chainDocument, shapesDocument } from '../networks';
import type { Build } from './building';
import { losses, shapesBatch, stepOf } from './building';

export function describeLearning(build: Build): void {
  it.each(optimizerTypes)('with %s', async (type) => {
    const learningRate = type === 'sgd' || type === 'adagrad' ? 0.05 : 0.005;
    const { optimizer } = resolveTraining({ optimizer: { type, learningRate } }).settings;
    const model = await build(shapesDocument, { optimizer });
    await losses(model, 80, learningRate);
    const judged = await model.evaluateBatch(shapesBatch(1000, 200));
    expect(judged.accuracy).toBeGreaterThan(0.9);
    model.dispose();
  });

  it('as fast as each step says, and not at all at a rate of 0', async () => {
    const { optimizer } = resolveTraining({ optimizer: { type: 'sgd', learningRate: 1 } }).settings;
    const document = chainDocument(['Input', { shape: [8, 8, 1] }], ['Flatten'], ['Dense', { units: 2 }]);
    const moved = async (learningRate: number) => {
      const model = await build(document, { optimizer, loss: 'meanSquaredError' });
      const before = kernelOf(await model.getWeights());
      await model.trainBatch(shapesBatch(1), stepOf(1, learningRate));
      const after = kernelOf(await model.getWeights());
      model.dispose();
      return Array.from(after, (value, index) => value - (before[index] as number));
    };
    expect(await moved(0)).toEqual(new Array(128).fill(0));
    const [once, twice] = [await moved(0.01), await moved(0.02)];
    expect(Math.hypot(...once)).toBeGreaterThan(1e-4);
    once.forEach((change, index) => {
      expect(twice[index]).toBeCloseTo(2 * change, 6);
    });
  });

  it('nothing where there is nothing to learn', async () => {
    const model = await build(chainDocument(['Input', { shape: [8, 8, 1] }], ['GlobalAveragePooling2D']));
    const [first, second] = [
      await model.trainBatch(shapesBatch(1), stepOf(1)),
      await model.trainBatch(shapesBatch(1), stepOf(2)),
    ];
    expect(Number.isFinite(first.loss)).toBe(true);
    expect(second).toEqual(first);
    expect((await model.getWeights()).size).toBe(0);
    await model.setWeights(await model.getWeights());
    await model.setOptimizerState(await model.getOptimizerState());
    model.dispose();
  });
}

function kernelOf(weights: Awaited<ReturnType<Awaited<ReturnType<Build>>['getWeights']>>): Float32Array {
  return weights.get('n2')?.get('kernel')?.data ?? new Float32Array(0);
}
