import { createHash } from 'node:crypto';
import type { EngineName } from '../../../src/contract/trainerMessages';
import type { Model } from '../engines/Engine';
import { openEngine } from '../engines/openEngine';
import { buildModel, shapesBatch, stepOf } from './modelTests/building';
import { shapesDocument } from './networks';

/** What this program is told, as JSON in its first argument. */
export type StepsJob = {
  readonly engine: EngineName;
  readonly steps: number;
  readonly seed: number;
  /** After which steps to look at what the process holds. */
  readonly lookAfter: readonly number[];
};

/** What it prints, as JSON. */
export type StepsReport = {
  /** Of all weights, bit for bit. */
  readonly digest: string;
  /** `bytes` of memory that the process takes. */
  readonly looks: readonly { readonly step: number; readonly bytes: number; readonly tensors: number }[];
};

/** As often as a training validates and writes checkpoints, or more often. */
const judgedEvery = 20;

async function run({ engine, steps, seed, lookAfter }: StepsJob): Promise<StepsReport> {
  const model = await buildModel(await openEngine(engine), shapesDocument, { seed });
  const looks: { step: number; bytes: number; tensors: number }[] = [];
  for (let step = 1; step <= steps; step++) {
    await model.trainBatch(shapesBatch(step % 7), stepOf(step));
    if (step % judgedEvery === 0) await judge(model);
    if (!lookAfter.includes(step)) continue;
    global.gc?.();
    looks.push({ step, bytes: process.memoryUsage().rss, tensors: model.tensorCount() });
  }
  return { digest: digestOf(await model.getWeights()), looks };
}

async function judge(model: Model): Promise<void> {
  const { images } = shapesBatch(1, 32);
  await model.evaluateBatch(shapesBatch(1, 32));
  await model.predict(images);
  await model.layerOutputs(['n1'], images);
  await model.setWeights(await model.getWeights());
  await model.setOptimizerState(await model.getOptimizerState());
}

function digestOf(weights: Awaited<ReturnType<Model['getWeights']>>): string {
  const hash = createHash('sha256');
  for (const layer of weights.values()) for (const { data } of layer.values()) hash.update(data);
  return hash.digest('hex');
}

run(JSON.parse(process.argv[2] ?? '{}') as StepsJob).then(
  (report) => process.stdout.write(JSON.stringify(report)),
  (error: unknown) => {
    process.exitCode = 1;
    throw error;
  },
);
