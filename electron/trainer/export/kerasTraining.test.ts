import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/document/json';
import { chainDocument } from '../testing/networks';

import { exportTo, hasPython, runPython, trainedNetwork } from './testing/harness';
import { checkPythonStyle } from './testing/pythonStyle';
import { writeNoiseMnist } from './testing/trainingData';
import { trainingLosses } from './testing/trainingLosses';

const epochs = 3;
const classes = { units: 10, activation: 'softmax' };

/** What a training may be told, each thing at least once; `end` is the last layer. */
const trainings: readonly { readonly name: string; readonly end?: JsonObject; readonly training: JsonObject }[] = [
  { name: 'Adam', training: {} },
  {
    name: 'SGD in drops, clipped by value',
    training: {
      optimizer: { type: 'sgd', learningRate: 0.05, momentum: 0.9, nesterov: true },
      schedule: { type: 'step', everyEpochs: 2, factor: 0.5, warmupEpochs: 0.5 },
      gradientClipping: { type: 'value', limit: 0.02 },
    },
  },
  {
    name: 'Adam on a cosine, clipped together',
    training: {
      optimizer: { type: 'adam', learningRate: 0.01, beta1: 0.8, beta2: 0.99, epsilon: 0.001 },
      schedule: { type: 'cosine', minimum: 0.1, warmupEpochs: 1 },
      gradientClipping: { type: 'globalNorm', limit: 0.5 },
    },
  },
  {
    name: 'AdamW, falling evenly',
    training: {
      optimizer: { type: 'adamw', learningRate: 0.002, weightDecay: 0.1 },
      schedule: { type: 'exponential', factor: 0.5, warmupEpochs: 0 },
    },
  },
  {
    name: 'RMSprop on a plateau, clipped one by one',
    training: {
      optimizer: { type: 'rmsprop', learningRate: 0.001, rho: 0.8, momentum: 0.5 },
      schedule: {
        type: 'reduceOnPlateau',
        monitor: 'loss',
        factor: 0.2,
        patience: 1,
        minDelta: 5,
        minLearningRate: 0,
        warmupEpochs: 0.5,
      },
      gradientClipping: { type: 'norm', limit: 0.3 },
    },
  },
  {
    name: 'Adagrad on binary cross-entropy, which may stop early',
    end: { units: 10, activation: 'sigmoid' },
    training: {
      loss: 'binaryCrossentropy',
      optimizer: { type: 'adagrad', learningRate: 0.05, initialAccumulatorValue: 0.2 },
      earlyStopping: { monitor: 'valAccuracy', patience: 9, minDelta: 0.001 },
    },
  },
  {
    name: 'squared errors, without validation',
    end: { units: 10 },
    training: { loss: 'meanSquaredError', validationSplit: 0, limit: 32 },
  },
  {
    name: 'cross-entropy of what is no softmax',
    end: { units: 10, activation: 'sigmoid' },
    training: { earlyStopping: { monitor: 'valLoss', patience: 9 } },
  },
  { name: 'binary cross-entropy of a softmax', training: { loss: 'binaryCrossentropy' } },
];

const program = `
import os, runpy, sys, traceback
data, *folders = sys.argv[1:]
for folder in folders:
    for name in ("data", "model"):
        sys.modules.pop(name, None)
    os.chdir(folder)
    sys.path.insert(0, folder)
    sys.argv = ["train.py", "--data", data, "--from-weights", "--losses", "losses.json"]
    try:
        runpy.run_path("train.py", run_name="__main__")
    except BaseException:
        traceback.print_exc(file=open("error.txt", "w"))
    sys.path.remove(folder)
`;

describe.skipIf(!hasPython('main'))('an exported training in Keras', () => {
  const root = mkdtempSync(join(tmpdir(), 'convcanvas-keras-training-'));
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  const data = join(root, 'mnist');
  const folders = trainings.map((_, index) => join(root, String(index)));
  const expected: (readonly number[])[] = [];
  let printed = '';

  beforeAll(async () => {
    writeNoiseMnist(data, 48);
    for (const [index, { end, training }] of trainings.entries()) {
      const document = chainDocument(
        ['Input', { shape: [28, 28, 1] }],
        ['Conv2D', { filters: 4, strides: [3, 3], kernelRegularizer: { l1: 0.001, l2: 0.01 } }],
        ['BatchNormalization', { momentum: 0.8 }],
        ['Activation', { activation: 'relu' }],
        ['Flatten'],
        ['Dense', end ?? classes],
      );
      const settings = { dataset: 'mnist', batchSize: 9, epochs, validationSplit: 0.25, seed: 3, ...training };
      const network = await trainedNetwork({ ...document, training: settings }, 0);
      await exportTo(folders[index] as string, 'keras', network);
      expected.push(await trainingLosses(network, data));
    }
    printed = await runPython('main', ['-c', program, data, ...folders]);
  }, 300_000);

  it.each(trainings.map(({ name }, index) => [name, index] as const))('learns as the app does: %s', (_, index) => {
    const losses = JSON.parse(readFileSync(join(folders[index] as string, 'losses.json'), 'utf8')) as number[];
    const own = expected[index] ?? [];
    expect(losses).toHaveLength(own.length);
    expect(own.length).toBeGreaterThanOrEqual(10);
    const apart = own.map((loss, step) => Math.abs(loss - (losses[step] ?? Number.NaN)));
    expect(Math.max(...apart), JSON.stringify({ own, losses })).toBeLessThan(1e-4);
  });

  it('tells of every epoch and of the test', () => {
    expect(printed.match(/^Epoch \d\/3: loss/gm)).toHaveLength(epochs * trainings.length);
    expect(printed.match(/^Test: loss \d/gm)).toHaveLength(trainings.length);
  });

  it('is written as Python is written', async () => {
    await checkPythonStyle(folders.flatMap((folder) => ['train.py', 'data.py'].map((name) => join(folder, name))));
  }, 120_000);
});
