import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compile } from '../../../src/compiler/compile';
import type { JsonObject } from '../../../src/document/json';
import type { NetworkDocument } from '../../../src/document/NetworkDocument';
import { learningRateAt } from '../../../src/training/learningRate';
import { resolveTraining } from '../../../src/training/resolveTraining';
import { epochOrder, splitTraining } from '../../../src/training/split';
import { openDataset } from '../data/openDataset';
import { openEngine } from '../engines/openEngine';
import { initialWeights } from '../run/initialWeights';
import { cifarRecords, idxImages, idxLabels } from '../testing/dataFiles';
import { chainDocument } from '../testing/networks';
import { writeShapes } from '../testing/shapes';
import { exportTo, trainedNetwork } from './testing/harness';
import { linkPackages, runNode } from './testing/nodePrograms';

const root = mkdtempSync(join(tmpdir(), 'typescript-training-'));
const shapes = join(root, 'shapes');

beforeAll(() => {
  linkPackages(root);
  writeShapes(shapes, 40);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const network = chainDocument(
  ['Input', { shape: [8, 8, 1] }],
  ['DepthwiseConv2D', { depthMultiplier: 2, activation: 'relu' }],
  ['BatchNormalization', { momentum: 0.9 }],
  ['Conv2D', { filters: 4, dilationRate: [2, 2], padding: 'same', kernelInitializer: 'heNormal' }],
  ['Flatten'],
  ['Dense', { units: 2, activation: 'softmax', kernelRegularizer: { l1: 0.001, l2: 0.01 } }],
);

/** The losses of the first epochs in the app. */
async function appLosses(document: NetworkDocument): Promise<number[]> {
  const { settings } = resolveTraining(document.training);
  const engine = await openEngine('tensorflow');
  const source = await openDataset(settings.dataset, {
    search: [],
    inputShape: [8, 8, 1],
    seed: settings.seed,
    decoder: engine.decoder as NonNullable<typeof engine.decoder>,
    cache: { memoryBytes: 2 ** 24, scratchFolder: root },
  });
  const plan = compile(document, { dataset: source.facts });
  const model = await engine.build(plan, settings);
  await model.setWeights(initialWeights(plan, settings.seed));
  const split = splitTraining(source.trainCount, settings);
  const stepsPerEpoch = Math.ceil(split.train.length / settings.batchSize);
  const losses: number[] = [];
  for (let epoch = 1; epoch <= settings.epochs; epoch++) {
    const order = epochOrder(split.train, settings.seed, epoch);
    for (let from = 0; from < order.length; from += settings.batchSize) {
      const number = losses.length + 1;
      const moment = { step: number, stepsPerEpoch, totalSteps: stepsPerEpoch * settings.epochs, plateauFactor: 1 };
      const batch = await source.read('train', order.subarray(from, from + settings.batchSize));
      const learningRate = learningRateAt(settings, moment);
      losses.push((await model.trainBatch(batch, { number, learningRate })).loss);
    }
  }
  model.dispose();
  source.close();
  return losses;
}

async function exported(name: string, document: NetworkDocument): Promise<string> {
  const folder = join(root, name);
  await exportTo(folder, 'typescript', await trainedNetwork(document));
  return folder;
}

describe('npm run train', () => {
  it.each<readonly [string, JsonObject]>([
    ['adam', { optimizer: 'adam' }],
    [
      'sgd',
      {
        optimizer: { type: 'sgd', learningRate: 0.05, momentum: 0.9, nesterov: true },
        schedule: { type: 'cosine', minimum: 0.1, warmupEpochs: 0.5 },
        gradientClipping: { type: 'globalNorm', limit: 0.5 },
      },
    ],
    ['adamw', { optimizer: { type: 'adamw', weightDecay: 0.1 }, gradientClipping: { type: 'value', limit: 0.01 } }],
    [
      'rmsprop',
      {
        optimizer: { type: 'rmsprop', momentum: 0.5 },
        gradientClipping: { type: 'norm', limit: 0.1 },
        schedule: { type: 'exponential', factor: 0.5 },
      },
    ],
    ['adagrad', { optimizer: { type: 'adagrad', learningRate: 0.01 }, loss: 'meanSquaredError' }],
  ])('makes the same first losses as the app: %s', async (name, training) => {
    const document = { ...network, training: { dataset: shapes, epochs: 2, batchSize: 16, seed: 5, ...training } };
    const folder = await exported(name, document);
    await runNode(folder, 'build.mjs', 'train');
    const said = await runNode(folder, 'dist/train.cjs', '--losses');
    const losses = [...said.matchAll(/^step \d+: loss (.+)$/gm)].map(([, loss]) => Number(loss));
    const expected = await appLosses(document);
    expect(losses.length).toBe(expected.length);
    expected.slice(0, 10).forEach((loss, step) => {
      expect(
        Math.abs((losses[step] ?? Number.NaN) - loss),
        `step ${step + 1}: ${losses[step]}, not ${loss}`,
      ).toBeLessThan(1e-4);
    });
    expect(said).toContain('backend: cpu');
    expect(said).toMatch(/^epoch 2 of 2: loss \d/m);
    expect(said).toMatch(/^test: loss /m);
    const written = JSON.parse(readFileSync(join(folder, 'trained', 'weights.json'), 'utf8'));
    const given = JSON.parse(readFileSync(join(folder, 'weights.json'), 'utf8'));
    const byName = (one: { readonly name: string }, other: { readonly name: string }) =>
      one.name < other.name ? -1 : 1;
    expect(written.sort(byName)).toEqual(given.sort(byName));
  });

  it('goes on from weights that it was given, and says what is missing', async () => {
    const folder = await exported('again', { ...network, training: { dataset: shapes, batchSize: 16 } });
    await runNode(folder, 'build.mjs', 'train');
    const once = await runNode(folder, 'dist/train.cjs', '--epochs', '1', '--out', 'first');
    cpSync(join(folder, 'first'), folder, { recursive: true });
    const again = await runNode(folder, 'dist/train.cjs', '--epochs', '1', '--from-weights');
    const lossOf = (said: string) => Number(/epoch 1 of 1: loss ([\d.]+)/.exec(said)?.[1]);
    expect(lossOf(again)).toBeLessThan(lossOf(once));
    await expect(runNode(folder, 'dist/train.cjs', '--data', join(root, 'nowhere'))).rejects.toThrow(
      'There are no images in',
    );
    await expect(runNode(folder, 'dist/train.cjs', '--epochs', '0')).rejects.toThrow(
      'must be a whole number from 1 up',
    );
  });

  it('takes TensorFlow itself where tfjs-node is installed', async () => {
    const folder = await exported('native', { ...network, training: { dataset: shapes, batchSize: 16 } });
    linkPackages(folder, ['@tensorflow/tfjs-node']);
    await runNode(folder, 'build.mjs', 'train');
    expect(await runNode(folder, 'dist/train.cjs', '--epochs', '1')).toContain('backend: tensorflow');
  });

  it.each([
    ['IDX files', [28, 28, 1], writeIdx],
    ["CIFAR-10's binary version", [32, 32, 3], writeCifar],
  ] as const)('reads %s', async (name, shape, write) => {
    const data = join(root, `data of ${shape[0]}`);
    mkdirSync(data);
    write(data);
    const document = chainDocument(
      ['Input', { shape }],
      ['GlobalAveragePooling2D'],
      ['Dense', { units: 10, activation: 'softmax' }],
    );
    const folder = await exported(name.replace(/\W/g, ''), { ...document, training: { dataset: 'mnist', epochs: 1 } });
    await runNode(folder, 'build.mjs', 'train');
    expect(await runNode(folder, 'dist/train.cjs', '--data', data)).toMatch(/^18 images to learn from, 2 to check on/);
  });

  it('predicts pictures by the names of their classes', async () => {
    const document = { ...network, training: { dataset: shapes, batchSize: 16 } };
    const folder = await exported('predict', document);
    await runNode(folder, 'build.mjs', 'predict');
    const said = await runNode(folder, 'dist/predict.cjs', join(shapes, 'row', '000.png'));
    const [first = Number.NaN, second = Number.NaN] = [...said.matchAll(/(\d\.\d{4})/g)].map(([, share]) =>
      Number(share),
    );
    expect(first + second).toBeCloseTo(1, 3);
  });
});

function writeIdx(folder: string): void {
  const labels = Array.from({ length: 20 }, (_, index) => index % 10);
  writeFileSync(join(folder, 'train-images-idx3-ubyte'), idxImages(20, 28, 28));
  writeFileSync(join(folder, 'train-labels-idx1-ubyte'), idxLabels(labels));
  writeFileSync(join(folder, 't10k-images-idx3-ubyte'), idxImages(5, 28, 28));
  writeFileSync(join(folder, 't10k-labels-idx1-ubyte'), idxLabels(labels.slice(0, 5)));
}

function writeCifar(folder: string): void {
  for (let part = 1; part <= 5; part++) {
    const records = [0, 1, 2, 3].map((label) => [label, 50 * part, 10 * label, 3] as const);
    writeFileSync(join(folder, `data_batch_${part}.bin`), cifarRecords(...records));
  }
  writeFileSync(join(folder, 'test_batch.bin'), cifarRecords([1, 2, 3, 4]));
}
