import { beforeAll, describe, expect, it } from 'vitest';
import { compile } from '../../../src/compiler/compile';
import type { JsonObject } from '../../../src/document/json';
import type { NetworkDocument } from '../../../src/document/NetworkDocument';
import type { Shape } from '../../../src/document/Shape';
import { sizeOf } from '../../../src/document/Shape';
import { layerTypes } from '../../../src/layers/registry';
import { templates } from '../../../src/templates/templates';
import { RandomStream } from '../../../src/training/random';
import { resolveTraining } from '../../../src/training/resolveTraining';
import { initialWeights } from '../run/initialWeights';
import { chainDocument } from '../testing/networks';
import type { Batch, Engine, Weights } from './Engine';
import { openEngine } from './openEngine';

const steps = 20;
const batchSize = 8;
/** These come again and again, so that there is something to learn. */
const batches = 3;
/**
 * Relative, above 1 in size. Adam divides a gradient that is all but nothing by its own size, so that float32 in another
 * order becomes a whole step of a weight: after some steps, and where such a step switches a ReLU, losses differ by more.
 */
const tolerance = (type: string, step: number) => (type === 'sgd' || step <= 6 ? 1e-4 : 1e-2);

/** Every layer type that changes images at random. */
const augmentedDocument = chainDocument(
  ['Input', { shape: [12, 12, 3] }],
  ...layerTypes.flatMap(({ type, augmentation }) => (augmentation === undefined ? [] : [[type] as const])),
  ['Conv2D', { filters: 8, activation: 'relu' }],
  ['GlobalAveragePooling2D'],
  ['Dense', { units: 4, activation: 'softmax' }],
);

const networks: readonly (readonly [string, NetworkDocument])[] = [
  ...templates.map(({ id, document }) => [id, document] as const),
  ['all augmentations', augmentedDocument],
];

type Trained = { readonly losses: readonly number[]; readonly weights: Weights };

let graph: Engine;
let stepwise: Engine;
beforeAll(async () => {
  graph = await openEngine('tensorflow');
  stepwise = await openEngine('tfjs-node');
});

describe.each([
  ['sgd', { type: 'sgd', learningRate: 0.01, momentum: 0.9 }],
  ['adam', { type: 'adam', learningRate: 0.001 }],
] as const)('the compiled graph and the step-by-step engine make the same steps with %s', (type, optimizer) => {
  it.each(networks)('%s', async (_, document) => {
    const [actual, expected] = [await train(graph, document, optimizer), await train(stepwise, document, optimizer)];
    expected.losses.forEach((loss, place) => {
      expectClose(actual.losses[place], loss, tolerance(type, place + 1), `loss of step ${place + 1}`);
    });
    // They learnt something; else there was nothing to compare.
    expect(mean(expected.losses.slice(-batches))).toBeLessThan(mean(expected.losses.slice(0, batches)) - 0.005);
    if (type !== 'sgd') return;
    for (const [layerId, layer] of expected.weights) {
      for (const [name, { data }] of layer) {
        const values = actual.weights.get(layerId)?.get(name)?.data;
        expect(values?.length).toBe(data.length);
        data.forEach((value, place) => {
          expectClose(values?.[place], value, 1e-4, `${layerId}/${name} at ${place}`);
        });
      }
    }
  });
});

async function train(engine: Engine, document: NetworkDocument, optimizer: JsonObject): Promise<Trained> {
  const plan = compile(withoutDropping(document), { dataset: null });
  const { settings } = resolveTraining({ ...document.training, optimizer });
  const model = await engine.build(plan, settings);
  await model.setWeights(initialWeights(plan, settings.seed));
  const input = plan.layerById.get(plan.inputId ?? '')?.outputShape ?? [];
  const classes = plan.layerById.get(plan.outputId ?? '')?.outputShape?.[0] ?? 1;
  const losses: number[] = [];
  for (let number = 1; number <= steps; number++) {
    const batch = batchOf(number % batches, input, classes);
    const step = { number, learningRate: settings.optimizer.learningRate };
    losses.push((await model.trainBatch(batch, step)).loss);
  }
  const weights = await model.getWeights();
  model.dispose();
  return { losses, weights };
}

/** What is dropped each engine draws itself. How images are changed is drawn for both, so that stays. */
function withoutDropping(document: NetworkDocument): NetworkDocument {
  const nodes = document.nodes.map((node) => ('rate' in node.params ? { ...node, params: { rate: 0 } } : node));
  return { ...document, nodes };
}

/** Images of noise, each with a class. */
function batchOf(number: number, shape: Shape, classes: number): Batch {
  const random = new RandomStream(number, 'batch');
  const data = Float32Array.from({ length: batchSize * sizeOf(shape) }, () => random.uniform());
  const labels = Int32Array.from({ length: batchSize }, () => random.below(classes));
  return { images: { shape: [batchSize, ...shape], data }, labels };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function expectClose(actual: number | undefined, expected: number, tolerance: number, what: string): void {
  const distance = Math.abs((actual ?? Number.NaN) - expected);
  // Written so that NaN fails.
  if (!(distance <= tolerance * Math.max(1, Math.abs(expected)))) {
    expect.fail(`${what} is ${actual}, but step by step it is ${expected}`);
  }
}
