import { performance } from 'node:perf_hooks';
import { GraphSession } from '../../electron/trainer/engines/tensorflow/GraphSession';
import { loadBinding } from '../../electron/trainer/engines/tensorflow/loadBinding';
import { TensorflowModel } from '../../electron/trainer/engines/tensorflow/TensorflowModel';
import { initialWeights } from '../../electron/trainer/run/initialWeights';
import { compile } from '../../src/compiler/compile';
import { buildTrainingGraph } from '../../src/graphdef/buildTrainingGraph';
import { savedModelBytes, tensorName } from '../../src/graphdef/serialize';
import { signaturesOf } from '../../src/graphdef/signatures';
import { resolveTraining } from '../../src/training/resolveTraining';
import { matrixProductGflops } from './matrixProduct.mjs';

/**
 * A process that builds one network as the trainer does, for the first time in its life, and then trains it on one
 * batch. It is sent `{ document, batchSize, steps }` and answers with one object: milliseconds of each part, the size of
 * the graph, and the speed beside that of a plain product of matrices. Without steps it only builds.
 */
process.once('message', async (job) => {
  try {
    const result = await measure(job);
    process.send(result, () => process.disconnect());
  } catch (error) {
    console.error(error);
    process.exit(1);
  }
});
process.send('ready');

async function measure({ document, batchSize, steps }) {
  const times = {};
  const timed = async (name, work) => {
    const began = performance.now();
    const result = await work();
    times[name] = performance.now() - began;
    return result;
  };
  const { settings } = resolveTraining(document.training);
  const binding = await timed('library', () => loadBinding());
  const plan = await timed('compile', () => compile(document));
  const training = await timed('build', () => buildTrainingGraph(plan, settings));
  const bytes = await timed('serialize', () => savedModelBytes(training.graph, signaturesOf(training)));
  await timed('load', () => {
    const session = GraphSession.load(binding, bytes);
    session.run({}, [tensorName(training.initialized)]);
    session.dispose();
  });
  const size = { layers: plan.layers.length, nodes: training.graph.nodes.length, bytes: bytes.length };
  if (steps === 0) return { times, size };
  const { firstStepMs, imagesPerSecond } = await trainOneBatch(binding, plan, settings, batchSize, steps);
  // A training step is a forward pass and two passes backward (to the weights, to the inputs) of as many products.
  const gflops = (3 * 2 * plan.totals.macs * imagesPerSecond) / 1e9;
  return { times, size, firstStepMs, imagesPerSecond, gflops, matrixGflops: matrixProductGflops(binding) };
}

async function trainOneBatch(binding, plan, settings, batchSize, steps) {
  const model = new TensorflowModel(binding, plan, settings);
  await model.setWeights(initialWeights(plan, settings.seed));
  const shape = [batchSize, ...plan.layerById.get(plan.inputId).outputShape];
  const data = Uint8Array.from({ length: shape.reduce((a, b) => a * b) }, (_, index) => (index * 7919) % 251);
  const labels = Int32Array.from({ length: batchSize }, (_, index) => index % 10);
  const step = async (number) => {
    const began = performance.now();
    await model.trainBatch({ images: { shape, data }, labels }, { number, learningRate: 0.001 });
    return performance.now() - began;
  };
  const firstStepMs = await step(1);
  let best = Number.POSITIVE_INFINITY;
  // The best of some stretches: a machine is seldom left alone for all of them.
  const stretch = Math.max(1, Math.floor(steps / 4));
  for (let number = 2; number + stretch <= steps + 2; number += stretch) {
    let total = 0;
    for (let place = 0; place < stretch; place++) total += await step(number + place);
    best = Math.min(best, total / stretch);
  }
  model.dispose();
  return { firstStepMs, imagesPerSecond: (1000 * batchSize) / best };
}
