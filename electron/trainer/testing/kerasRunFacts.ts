import { beforeAll, describe, expect, it } from 'vitest';
import { compile } from '../../../src/compiler/compile';
import type { EngineName } from '../../../src/contract/trainerMessages';
import { sizeOf } from '../../../src/document/Shape';
import type { KerasRun } from '../../../src/graphdef/testing/kerasRuns';
import {
  firstWeight,
  kerasRuns,
  runBatches,
  runBatchSize,
  runImages,
  runLabels,
  runSteps,
  sampledIndex,
} from '../../../src/graphdef/testing/kerasRuns';
import type { Batch, Engine, Model, Values } from '../engines/Engine';
import { openEngine } from '../engines/openEngine';
import { trainingSettings } from './networks';

/** Relative, above 1 in size: 50 steps of float32 in another order. */
const tolerance = 1e-4;

/** 50 steps of every network of the facts on one engine: each loss, and what they end with, against Keras. */
export function describeKerasRuns(engineName: EngineName): void {
  describe(`50 steps on ${engineName} end where Keras ends`, () => {
    let engine: Engine;
    beforeAll(async () => {
      engine = await openEngine(engineName);
    });

    it.each(kerasRuns.map((run) => [run.id, run] as const))('%s', async (_, run) => {
      const { model, batches, learningRate } = await prepare(engine, run);
      for (let step = 0; step < runSteps; step++) {
        const batch = batches[step % runBatches] as Batch;
        const result = await model.trainBatch(batch, { number: step + 1, learningRate: learningRate(step) });
        expectClose(result.loss, run.losses[step], `loss of step ${step + 1}`);
        expect(result.accuracy, `accuracy of step ${step + 1}`).toBeCloseTo(run.accuracies[step] ?? Number.NaN, 5);
      }
      const weights = await model.getWeights();
      for (const weight of run.weights) {
        const name = `${weight.layer}/${weight.name}`;
        const { data } = weights.get(weight.layer)?.get(weight.name) ?? { data: new Float32Array(0) };
        weight.values.forEach((value, k) => {
          expectClose(data[sampledIndex(weight, k)], value, `${name} at ${sampledIndex(weight, k)}`);
        });
        const sumOfSquares = data.reduce((sum, value) => sum + value * value, 0);
        expectClose(sumOfSquares, weight.sumOfSquares, `sum of the squares of ${name}`);
      }
      await expectEvaluation(model, batches, run);
      model.dispose();
    });
  });
}

async function prepare(engine: Engine, run: KerasRun) {
  const plan = compile(run.document, { dataset: null });
  const { loss, optimizer, gradientClipping, learningRates } = run.training;
  const model = await engine.build(plan, trainingSettings({ loss, optimizer, gradientClipping }));
  const weights = new Map<string, Map<string, Values>>();
  run.weights.forEach(({ layer, name, shape }, index) => {
    const ofLayer = weights.get(layer) ?? new Map<string, Values>();
    weights.set(layer, ofLayer.set(name, { shape, data: firstWeight(run, index) }));
  });
  await model.setWeights(weights);
  const shape = plan.layerById.get(plan.inputId ?? '')?.outputShape ?? [];
  const outputs = plan.layerById.get(plan.outputId ?? '')?.outputShape?.[0] ?? 1;
  const size = runBatchSize * sizeOf(shape);
  const [images, labels] = [runImages(shape), Int32Array.from(runLabels(outputs))];
  const batches = Array.from({ length: runBatches }, (_, place) => ({
    images: { shape: [runBatchSize, ...shape], data: images.slice(place * size, (place + 1) * size) },
    labels: labels.slice(place * runBatchSize, (place + 1) * runBatchSize),
  }));
  return { model, batches, learningRate: (step: number) => learningRates?.[step] ?? optimizer.learningRate };
}

async function expectEvaluation(model: Model, batches: readonly Batch[], { evaluation }: KerasRun): Promise<void> {
  let [loss, accuracy] = [0, 0];
  for (const [place, batch] of batches.entries()) {
    const judged = await model.evaluateBatch(batch);
    loss += judged.loss / batches.length;
    accuracy += judged.accuracy / batches.length;
    if (place > 0) continue;
    evaluation.outputs.forEach((value, index) => {
      expectClose(judged.outputs.data[index], value, `output ${index}`);
    });
  }
  expectClose(loss, evaluation.loss, 'loss of all images');
  expect(accuracy, 'accuracy of all images').toBeCloseTo(evaluation.accuracy, 5);
}

function expectClose(actual: number | undefined, expected: number | undefined, what: string): void {
  const distance = Math.abs((actual ?? Number.NaN) - (expected ?? Number.NaN));
  // Written so that NaN fails.
  if (!(distance <= tolerance * Math.max(1, Math.abs(expected ?? 0)))) {
    expect.fail(`${what} is ${actual}, but Keras has ${expected}`);
  }
}
