import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compile } from '../../../src/compiler/compile';
import { serializeDocument } from '../../../src/document/fileFormat';
import type { JsonObject } from '../../../src/document/json';
import type { NetworkDocument } from '../../../src/document/NetworkDocument';
import { resolveTraining } from '../../../src/training/resolveTraining';
import { chainDocument } from '../testing/networks';
import { writeShapes } from '../testing/shapes';
import { exportNetwork } from './exportNetwork';
import { hasPython, runPython } from './testing/harness';
import { checkPythonStyle } from './testing/pythonStyle';
import { trainingLosses } from './testing/trainingLosses';

/** Everything that learns alike each time: convolution, penalties, batch normalization, a residual of the activations. */
const learner = chainDocument(
  ['Input', { shape: [8, 8, 1] }],
  ['Conv2D', { filters: 4, activation: 'relu', kernelRegularizer: { l1: 0.001, l2: 0.01 } }],
  ['BatchNormalization', { momentum: 0.9 }],
  ['SeparableConv2D', { filters: 6, strides: [2, 2], padding: 'same', activation: 'elu' }],
  ['Flatten'],
  ['Dense', { units: 8, activation: 'tanh', kernelRegularizer: { l1: 0, l2: 0.02 } }],
  ['Dense', { units: 2, activation: 'softmax' }],
);
const binary = chainDocument(
  ['Input', { shape: [8, 8, 1] }],
  ['Conv2D', { filters: 4, activation: 'swish' }],
  ['Flatten'],
  ['Dense', { units: 1, activation: 'sigmoid' }],
);
const bare = chainDocument(
  ['Input', { shape: [8, 8, 1] }],
  ['Conv2D', { filters: 4, kernelInitializer: 'heNormal', activation: 'relu' }],
  ['Flatten'],
  ['Dense', { units: 2, activation: 'sigmoid', kernelInitializer: 'orthogonal' }],
);

const value = (type: string, limit: number) => ({ gradientClipping: { type, limit } });
const scripts: readonly (readonly [name: string, document: NetworkDocument, training: JsonObject])[] = [
  ['Adam', learner, { optimizer: { type: 'adam', learningRate: 0.01 } }],
  ['AdamW, cosine', learner, { optimizer: { type: 'adamw', weightDecay: 0.1 }, schedule: { type: 'cosine' } }],
  ['SGD', learner, { optimizer: { type: 'sgd', learningRate: 0.05 }, ...value('value', 0.02) }],
  ['momentum', learner, { optimizer: { type: 'sgd', momentum: 0.9 }, ...value('norm', 0.5) }],
  [
    'Nesterov, drops after a warm-up',
    learner,
    {
      optimizer: { type: 'sgd', momentum: 0.9, nesterov: true },
      schedule: { type: 'step', everyEpochs: 1, factor: 0.1, warmupEpochs: 0.5 },
    },
  ],
  ['RMSprop', learner, { optimizer: { type: 'rmsprop', epsilon: 0.01 }, ...value('globalNorm', 0.5) }],
  [
    'RMSprop with momentum, exponential',
    learner,
    { optimizer: { type: 'rmsprop', momentum: 0.5 }, schedule: { type: 'exponential', factor: 0.5 } },
  ],
  ['Adagrad', learner, { optimizer: { type: 'adagrad', learningRate: 0.05, epsilon: 0.01 } }],
  ['binary cross-entropy of one unit', binary, { loss: 'binaryCrossentropy' }],
  ['mean squared error', bare, { loss: 'meanSquaredError', earlyStopping: { monitor: 'valAccuracy', patience: 9 } }],
  [
    'no softmax before categorical cross-entropy',
    bare,
    { earlyStopping: { patience: 9 }, schedule: { type: 'reduceOnPlateau', patience: 9, warmupEpochs: 1 } },
  ],
];

const driver = `
import contextlib, io, json, os, sys, traceback
import torch

torch.set_num_threads(1)
report = {}
for folder in sys.argv[2:]:
    os.chdir(folder)
    sys.path.insert(0, folder)
    for name in ("model", "data", "train"):
        sys.modules.pop(name, None)
    said = io.StringIO()
    try:
        with contextlib.redirect_stdout(said):
            import train
            sys.argv = ["train.py", "--from-weights", "--losses", "losses.json", "--device", "cpu"]
            train.main()
            # And once from weights of its own.
            sys.argv = ["train.py", "--epochs", "1", "--out", "own.safetensors"]
            train.main()
        report[folder] = {"losses": json.load(open("losses.json")), "said": said.getvalue()}
    except Exception:
        report[folder] = {"error": traceback.format_exc()}
    sys.path.remove(folder)
with open(REPORT, "w") as file:
    json.dump(report, file)
`;

type Report = {
  readonly [folder: string]: { readonly losses?: number[]; readonly said?: string; readonly error?: string };
};

describe.skipIf(!hasPython('torch'))('train.py of PyTorch exports', () => {
  const root = mkdtempSync(join(tmpdir(), 'convcanvas-train-'));
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  const images = join(root, 'images');
  const folderOf = (name: string) => join(root, name.replace(/\W+/g, '-'));
  const documentOf = ([, document, training]: (typeof scripts)[number]): NetworkDocument => ({
    ...document,
    training: { dataset: images, epochs: 3, batchSize: 16, validationSplit: 0.2, seed: 7, ...training },
  });
  let report: Report = {};
  beforeAll(async () => {
    mkdirSync(images);
    writeShapes(images, 60);
    for (const script of scripts) {
      const document = documentOf(script);
      const { settings } = resolveTraining(document.training);
      const job = {
        text: serializeDocument(document),
        target: 'pytorch' as const,
        run: null,
        settings,
        classNames: null,
      };
      await exportNetwork({ ...job, folder: folderOf(script[0]) });
    }
    const file = join(root, 'report.json');
    const code = driver.replace('REPORT', JSON.stringify(file));
    await runPython('torch', ['-c', code, '-', ...scripts.map(([name]) => folderOf(name))]);
    report = JSON.parse(readFileSync(file, 'utf8')) as Report;
  }, 300_000);

  it.each(scripts.map((script) => [script[0], script] as const))(
    'learns with %s as the app does',
    async (name, script) => {
      const found = report[folderOf(name)];
      expect(found?.error).toBeUndefined();
      const document = documentOf(script);
      const { settings } = resolveTraining(document.training);
      // Three epochs of five batches.
      const expected = await trainingLosses({ plan: compile(document, { dataset: null }), settings }, images);
      expect(expected.length).toBe(15);
      expect(found?.losses?.length).toBe(15);
      expect(expected.at(-1)).not.toBeCloseTo(expected[0] ?? 0, 4);
      expected.forEach((loss, step) => {
        const distance = Math.abs((found?.losses?.[step] ?? Number.NaN) - loss);
        if (!(distance <= 1e-4)) expect.fail(`loss ${step + 1} is ${found?.losses?.[step]}, but the app has ${loss}`);
      });
      expect(found?.said).toMatch(/Epoch 3\/3: loss .*val_accuracy .*\n.*\nTest accuracy: /);
    },
  );

  it.skipIf(!hasPython('main'))(
    'is written as Python is written',
    async () => {
      await checkPythonStyle(scripts.map(([name]) => join(folderOf(name), 'train.py')));
    },
    300_000,
  );
});
