import { beforeAll, describe, expect, it } from 'vitest';
import { compile } from '../../../../src/compiler/compile';
import type { NetworkDocument } from '../../../../src/document/NetworkDocument';
import { RandomStream } from '../../../../src/training/random';
import { resolveTraining } from '../../../../src/training/resolveTraining';
import type { GradientClipping, TrainingSettings } from '../../../../src/training/TrainingSettings';
import { initialWeights } from '../../run/initialWeights';
import { chainDocument, shapesDocument, trainingSettings } from '../../testing/networks';
import { shapeImage } from '../../testing/shapes';
import type { Batch, Engine, Model, Step, Weights } from '../Engine';
import { openEngine } from '../openEngine';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine('tfjs-node');
});

async function build(document: NetworkDocument, changes: Partial<TrainingSettings> = {}): Promise<Model> {
  const plan = compile(document, { dataset: null });
  const settings = trainingSettings(changes);
  const model = await engine.build(plan, settings);
  await model.setWeights(initialWeights(plan, settings.seed));
  return model;
}

/** Rows and columns, the same for the same number. */
function shapesBatch(number: number, count = 16): Batch {
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
function stepOf(number: number, learningRate = 0.001): Step {
  return { number, learningRate };
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

async function losses(model: Model, steps: number, learningRate = 0.001): Promise<number[]> {
  const result: number[] = [];
  for (let step = 1; step <= steps; step++)
    result.push((await model.trainBatch(shapesBatch(step), stepOf(step, learningRate))).loss);
  return result;
}

describe('a model', () => {
  it.each(['sgd', 'adam', 'adamw', 'rmsprop', 'adagrad'] as const)('learns with %s', async (type) => {
    const learningRate = type === 'sgd' || type === 'adagrad' ? 0.05 : 0.005;
    const { optimizer } = resolveTraining({ optimizer: { type, learningRate } }).settings;
    const model = await build(shapesDocument, { optimizer });
    await losses(model, 80, learningRate);
    const judged = await model.evaluateBatch(shapesBatch(1000, 200));
    expect(judged.accuracy).toBeGreaterThan(0.9);
    model.dispose();
  });

  it('keeps no tensors from step to step, and none at the end', async () => {
    const before = (await build(shapesDocument)).tensorCount();
    const model = await build(shapesDocument);
    await losses(model, 2);
    const after = model.tensorCount();
    await losses(model, 10);
    await model.evaluateBatch(shapesBatch(1));
    await model.predict(shapesBatch(1).images);
    await model.setWeights(await model.getWeights());
    expect(model.tensorCount()).toBe(after);
    model.dispose();
    expect(model.tensorCount()).toBe(before);
  });

  it('repeats itself exactly for the same seed, random layers included', async () => {
    const first = await losses(await build(shapesDocument, { seed: 3 }), 6);
    expect(await losses(await build(shapesDocument, { seed: 3 }), 6)).toEqual(first);
    expect(await losses(await build(shapesDocument, { seed: 4 }), 6)).not.toEqual(first);
  });

  it('drops other values at each step, and none outside of training', async () => {
    const document = chainDocument(
      ['Input', { shape: [8, 8, 1] }],
      ['Flatten'],
      ['Dropout', { rate: 0.5 }],
      ['Dense', { units: 2, activation: 'softmax' }],
    );
    const optimizer = { type: 'sgd', learningRate: 1e-30, momentum: 0, nesterov: false } as const;
    const model = await build(document, { optimizer });
    const batch = shapesBatch(1);
    const [first, second] = [
      await model.trainBatch(batch, stepOf(1, 1e-30)),
      await model.trainBatch(batch, stepOf(2, 1e-30)),
    ];
    expect(first.loss).not.toBe(second.loss);
    const [one, other] = [await model.predict(batch.images), await model.predict(batch.images)];
    expect(one).toEqual(other);
  });

  it('adds the penalties of regularizers to its loss, in training and in judging', async () => {
    const dense = (kernelRegularizer: { l1: number; l2: number } | null) =>
      chainDocument(
        ['Input', { shape: [8, 8, 1] }],
        ['Flatten'],
        ['Dense', { units: 2, activation: 'softmax', ...(kernelRegularizer === null ? {} : { kernelRegularizer }) }],
      );
    const [plain, penalized] = [await build(dense(null)), await build(dense({ l1: 0.1, l2: 0.01 }))];
    const kernel = (await plain.getWeights()).get('n2')?.get('kernel')?.data ?? new Float32Array(0);
    const penalty = kernel.reduce((sum, value) => sum + 0.1 * Math.abs(value) + 0.01 * value * value, 0);
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
  ])('makes as large a step as $gradientClipping allows', async ({ gradientClipping, measure }) => {
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

  it('gives the output of any layer', async () => {
    const model = await build(shapesDocument);
    const { images } = shapesBatch(1, 3);
    const outputs = await model.layerOutputs(['n0', 'n1', 'n5'], images);
    expect(outputs.get('n0')?.data).toEqual(images.data);
    expect(outputs.get('n1')?.shape).toEqual([3, 6, 6, 4]);
    expect(outputs.get('n5')).toEqual(await model.predict(images));
    await expect(async () => model.layerOutputs(['nowhere'], images)).rejects.toThrow('no layer "nowhere"');
  });

  it('reads bytes as numbers from 0 to 1', async () => {
    const model = await build(shapesDocument);
    const bytes = Uint8Array.from({ length: 128 }, (_, pixel) => (37 * pixel) % 256);
    const numbers = Float32Array.from(bytes, (byte) => byte / 255);
    const shape = [2, 8, 8, 1];
    expect(await model.predict({ shape, data: bytes })).toEqual(await model.predict({ shape, data: numbers }));
  });

  it.each(['sgd', 'adam', 'rmsprop', 'adagrad'] as const)(
    'goes on with the state of %s as if it had never ended',
    async (type) => {
      const { optimizer } = resolveTraining({ optimizer: { type, momentum: 0.9 } }).settings;
      const [whole, first, second] = [
        await build(shapesDocument, { optimizer }),
        await build(shapesDocument, { optimizer }),
        await build(shapesDocument, { optimizer }),
      ];
      await losses(whole, 5);
      await losses(first, 3);
      await second.setWeights(await first.getWeights());
      await second.setOptimizerState(await first.getOptimizerState());
      for (const step of [4, 5]) await second.trainBatch(shapesBatch(step), stepOf(step));
      expect(await second.getWeights()).toEqual(await whole.getWeights());
      await expect(second.setOptimizerState(new Map([['velocity', new Map()]]))).rejects.toThrow("another optimizer's");
    },
  );

  it('runs a network without parameters', async () => {
    const model = await build(chainDocument(['Input', { shape: [8, 8, 1] }], ['GlobalAveragePooling2D']));
    const result = await model.trainBatch(shapesBatch(1), stepOf(1));
    expect(Number.isFinite(result.loss)).toBe(true);
    expect((await model.getWeights()).size).toBe(0);
  });
});

describe('weights of a model', () => {
  it('go out and in by layer and name', async () => {
    const [model, other] = [await build(shapesDocument, { seed: 1 }), await build(shapesDocument, { seed: 2 })];
    await losses(model, 3);
    const { images } = shapesBatch(5);
    await other.setWeights(await model.getWeights());
    expect(await other.predict(images)).toEqual(await model.predict(images));
    expect([...((await model.getWeights()).get('n2')?.keys() ?? [])]).toEqual([
      'gamma',
      'beta',
      'moving_mean',
      'moving_variance',
    ]);
  });

  it('are refused whole where one is missing or has another shape', async () => {
    const model = await build(shapesDocument);
    const before = await model.getWeights();
    const changed = (name: string, data: number[] | null) => {
      const layer = new Map(before.get('n5'));
      if (data === null) layer.delete(name);
      else layer.set(name, { shape: [data.length], data: Float32Array.from(data) });
      return new Map([...before, ['n5', layer]]);
    };
    await expect(model.setWeights(changed('bias', null))).rejects.toThrow('no values for weight "bias" of layer "n5"');
    await expect(model.setWeights(changed('bias', [1, 2, 3]))).rejects.toThrow(
      'Weight "bias" of layer "n5" has shape [3] instead of [2].',
    );
    expect(await model.getWeights()).toEqual(before);
  });
});

describe('a model refuses', () => {
  it('labels that it has no output for', async () => {
    const model = await build(shapesDocument);
    const batch = { ...shapesBatch(1, 2), labels: Int32Array.from([0, 2]) };
    await expect(model.trainBatch(batch, stepOf(1))).rejects.toThrow('class number 2, but the network has 2 outputs');
  });

  it('to learn classes from an output that is an image', async () => {
    const model = await build(chainDocument(['Input', { shape: [8, 8, 1] }], ['Conv2D', { filters: 2 }]));
    await expect(model.trainBatch(shapesBatch(1), stepOf(1))).rejects.toThrow('its output is 6 × 6 × 2');
  });

  it('a plan with errors', async () => {
    await expect(build(chainDocument(['Input', { shape: [8, 8, 1] }]))).rejects.toThrow('without errors');
  });
});
