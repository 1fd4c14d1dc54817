import { beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/document/json';
import { type Shape, sizeOf } from '../../../src/document/Shape';
import { layerTypes } from '../../../src/layers/registry';
import { randomFactImage, randomFactPixels, randomFacts } from '../../../src/layers/testing/randomLayer';
import type { JsonTensor } from './testing/layerFacts';
import { type TrainingAnswer, type TrainingCase, trainInPytorch } from './testing/pytorchTraining';

/** The same pixels in every image of the batch: 0.25 to 0.75. */
const copies = 48;
const image: Shape = [7, 6, 3];
const pixels = Array.from({ length: sizeOf(image) }, (_, index) => 0.5 + 0.25 * Math.sin(0.37 * index + 1));
const sameImages: JsonTensor = {
  shape: [copies, ...image],
  values: Array.from({ length: copies }, () => pixels).flat(),
};

const factCases = randomFacts.map(({ type, params, draws }): TrainingCase => {
  const batch = { shape: [1, ...randomFactImage], values: [...randomFactPixels()] };
  return { type, params, draws, batches: [batch] };
});

/** The lowest and the highest value when each channel is stretched around its mean. */
function starkest(strength: number): readonly [number, number] {
  const stretched = [0, 1, 2].flatMap((channel) => {
    const values = pixels.filter((_, index) => index % 3 === channel);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return values.map((value) => (value - mean) * strength + mean);
  });
  return [Math.min(...stretched), Math.max(...stretched)];
}

type Random = { readonly type: string; readonly params: JsonObject; readonly bounds: readonly [number, number] };
const within = [0.25, 0.75] as const;
const randomLayers: readonly Random[] = [
  { type: 'RandomFlip', params: {}, bounds: within },
  { type: 'RandomRotation', params: {}, bounds: within },
  { type: 'RandomRotation', params: { factor: 0.5, fillMode: 'constant' }, bounds: [0, 0.75] },
  { type: 'RandomTranslation', params: { heightFactor: 1, widthFactor: 1 }, bounds: within },
  { type: 'RandomTranslation', params: { fillMode: 'wrap' }, bounds: within },
  { type: 'RandomZoom', params: { heightFactor: 0.5, fillMode: 'nearest' }, bounds: within },
  { type: 'RandomZoom', params: { heightFactor: 0.1, widthFactor: 0.9 }, bounds: within },
  { type: 'RandomContrast', params: { factor: 0.4 }, bounds: starkest(1.4) },
];
const randomCases = randomLayers.map(({ type, params }): TrainingCase => ({ type, params, batches: [sameImages] }));

type Dropping = { readonly type: string; readonly params: JsonObject; readonly unit: (place: Place) => string };
/** Where a value stands. */
type Place = { readonly example: number; readonly row: number; readonly column: number; readonly channel: number };
/** `unit`: what drops together. */
const dropouts: readonly Dropping[] = [
  { type: 'Dropout', params: { rate: 0.4 }, unit: (place) => Object.values(place).join() },
  {
    type: 'Dropout',
    params: { rate: 0.4, noiseShape: [null, 1, 1, null] },
    unit: ({ example, channel }) => `${example}, ${channel}`,
  },
  {
    type: 'Dropout',
    params: { rate: 0.4, noiseShape: [null, 1, null, 1] },
    unit: ({ example, column }) => `${example}, ${column}`,
  },
  {
    type: 'Dropout',
    params: { rate: 0.4, noiseShape: [1, null, 6, null] },
    unit: ({ row, column, channel }) => `${row}, ${column}, ${channel}`,
  },
  { type: 'SpatialDropout2D', params: { rate: 0.4 }, unit: ({ example, channel }) => `${example}, ${channel}` },
];
const dropoutCases = dropouts.map(({ type, params }): TrainingCase => ({ type, params, batches: [sameImages] }));

/** One channel, in batches of different sizes; what lies in them counts, not what they are a sample of. */
const movingCases: readonly TrainingCase[] = [
  {
    type: 'BatchNormalization',
    params: { momentum: 0.9 },
    batches: [
      { shape: [2, 1], values: [1, 3] },
      { shape: [4, 1], values: [0, 4, 0, 4] },
    ],
  },
  {
    type: 'BatchNormalization',
    params: { momentum: 0.9 },
    batches: [
      { shape: [1, 1, 2, 1], values: [1, 3] },
      { shape: [2, 2, 1, 1], values: [0, 4, 0, 4] },
    ],
  },
  { type: 'BatchNormalization', params: { momentum: 0.9 }, batches: [{ shape: [1, 1], values: [5] }] },
  {
    type: 'BatchNormalization',
    params: { momentum: 0.9, scale: false },
    batches: [{ shape: [1, 1, 1, 1], values: [5] }],
  },
];

const titled = (cases: readonly { readonly type: string; readonly params: JsonObject }[]) =>
  cases.map(({ type, params }, index) => [`${type} ${JSON.stringify(params)}`, index] as const);

describe('in PyTorch', () => {
  let answers: readonly TrainingAnswer[] = [];
  const all = [...factCases, ...randomCases, ...dropoutCases, ...movingCases];
  const answerTo = (cases: readonly TrainingCase[], index: number): TrainingAnswer => {
    const one = cases[index];
    const answer = one === undefined ? undefined : answers[all.indexOf(one)];
    if (answer === undefined) throw new Error('PyTorch gave no answer.');
    return answer;
  };

  beforeAll(async () => {
    answers = await trainInPytorch(all);
  });

  it('every layer that is random only in training is asked', () => {
    const asked = new Set(all.map(({ type }) => type));
    expect(layerTypes.filter(({ augmentation, type }) => augmentation !== undefined && !asked.has(type))).toEqual([]);
  });

  it.each(titled(factCases))('does with an image what Keras does for the same random numbers: %s', (_, index) => {
    const { values } = answerTo(factCases, index).trained;
    const expected = randomFacts[index]?.output ?? [];
    expect(values).toHaveLength(expected.length);
    values.forEach((value, place) => {
      expect(value, `value ${place}`).toBeCloseTo(expected[place] ?? Number.NaN, 4);
    });
  });

  it.each(titled([...randomCases, ...dropoutCases]))('passes images through when it only computes: %s', (_, index) => {
    const { evaluated } = answerTo([...randomCases, ...dropoutCases], index);
    expect(evaluated.shape).toEqual(sameImages.shape);
    expect(evaluated.values).toEqual(Array.from(Float32Array.from(sameImages.values)));
  });

  it.each(titled(randomCases))('changes each image in another way, within bounds, in training: %s', (_, index) => {
    const { trained, dtype } = answerTo(randomCases, index);
    const [lowest, highest] = randomLayers[index]?.bounds ?? [0, 0];
    expect(trained.shape).toEqual(sameImages.shape);
    expect(dtype).toBe('torch.float32');
    expect(Math.min(...trained.values)).toBeGreaterThanOrEqual(lowest - 1e-5);
    expect(Math.max(...trained.values)).toBeLessThanOrEqual(highest + 1e-5);
    const different = new Set(Array.from({ length: copies }, (_unused, place) => imageAt(trained, place).join()));
    // A flip has two outcomes, all others any number of them.
    expect(different.size).toBe(randomLayers[index]?.type === 'RandomFlip' ? 2 : copies);
  });

  it('mirrors about half of the images', () => {
    const { trained } = answerTo(randomCases, 0);
    const first = Array.from(Float32Array.from(pixels)).join();
    const kept = Array.from({ length: copies }, (_, place) => imageAt(trained, place).join() === first);
    const share = kept.filter(Boolean).length / copies;
    expect(share).toBeGreaterThan(0.25);
    expect(share).toBeLessThan(0.75);
  });

  it.each(titled(dropoutCases))('drops a share of what drops together, and enlarges the others: %s', (_, index) => {
    const { trained } = answerTo(dropoutCases, index);
    const factors = new Map<string, Set<number>>();
    trained.values.forEach((value, place) => {
      const factor = Math.round((1e4 * value) / (sameImages.values[place] ?? Number.NaN)) / 1e4;
      const unit = dropouts[index]?.unit(placeOf(place)) ?? '';
      factors.set(unit, (factors.get(unit) ?? new Set()).add(factor));
    });
    const decisions = [...factors.values()].map((all) => [...all].join());
    expect([...new Set(decisions)].sort()).toEqual(['0', '1.6667']);
    const dropped = decisions.filter((factor) => factor === '0').length / decisions.length;
    expect(dropped).toBeGreaterThan(0.25);
    expect(dropped).toBeLessThan(0.55);
  });

  // The means are 2 and 2, the variances 1 and 4: those of the batches themselves.
  it.each([
    ['vectors', 0],
    ['images', 1],
  ])('keeps the moving statistics of batches of %s as Keras does', (_, index) => {
    const { state, trained } = answerTo(movingCases, index);
    expect(state.running_mean?.[0]).toBeCloseTo(0.9 * 0.2 + 0.1 * 2, 6);
    expect(state.running_var?.[0]).toBeCloseTo(0.9 * (0.9 * 1 + 0.1 * 1) + 0.1 * 4, 6);
    const spread = 2 / Math.sqrt(4 + 0.001);
    [-spread, spread, -spread, spread].forEach((value, place) => {
      expect(trained.values[place]).toBeCloseTo(value, 5);
    });
  });

  it.each([
    ['a vector', 2],
    ['an image of one pixel', 3],
  ])('learns from a batch of %s alone, which PyTorch itself refuses', (_, index) => {
    const { state, trained } = answerTo(movingCases, index);
    expect(trained.values).toHaveLength(1);
    expect(trained.values[0]).toBeCloseTo(0, 4);
    expect(state.running_mean?.[0]).toBeCloseTo(0.1 * 5, 6);
    expect(state.running_var?.[0]).toBeCloseTo(0.9, 6);
  });
});

function imageAt({ values }: JsonTensor, place: number): readonly number[] {
  return values.slice(place * pixels.length, (place + 1) * pixels.length);
}

function placeOf(index: number): Place {
  const [height = 1, width = 1, channels = 1] = image;
  return {
    example: Math.floor(index / (height * width * channels)),
    row: Math.floor(index / (width * channels)) % height,
    column: Math.floor(index / channels) % width,
    channel: index % channels,
  };
}
