import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { randomCifar, train } from './common/trainer.mjs';

const BATCH_SIZE = 128;
const IMAGES = { 'tfjs-node': 25_600, 'tfjs-wasm': 2_560 };

/**
 * Images a second on the lecture's network (42,682 parameters), loss and accuracy read every step: each engine that is
 * installed, and Keras' `model.fit` beside them in the same run. CONVCANVAS_BENCH_PYTHON names a Python that has Keras.
 */
export async function run() {
  const figures = {};
  const dataFolder = randomCifar();
  try {
    for (const engine of ['tfjs-node', 'tfjs-wasm']) {
      figures[`${engine}, images/s`] = await imagesPerSecond(engine, dataFolder);
    }
  } finally {
    rmSync(dataFolder, { recursive: true, force: true });
  }
  const keras = kerasFit(IMAGES['tfjs-node']);
  if (keras === null) {
    figures['Keras model.fit'] = 'not installed';
  } else {
    figures['Keras model.fit, images/s'] = keras.default;
    figures['Keras model.fit with steps_per_execution=10, images/s'] = keras.steps_per_execution;
    const best = Math.max(keras.default, keras.steps_per_execution);
    const native = figures['tfjs-node, images/s'];
    if (typeof native === 'number') figures['tfjs-node / Keras'] = Number((native / best).toFixed(2));
  }
  return { name: 'throughput', figures };
}

async function imagesPerSecond(engine, dataFolder) {
  try {
    const settings = {
      dataset: 'cifar10',
      batchSize: BATCH_SIZE,
      epochs: 3,
      validationSplit: 0,
      limit: IMAGES[engine],
    };
    const messages = await train({ templateId: 'lecture-cnn', engine, settings, dataFolder });
    const epochs = messages
      .filter(({ message }) => message.type === 'epoch')
      .map(({ message }) => message.imagesPerSecond);
    // The first epoch holds the warm-up.
    return Math.round(Math.max(...epochs.slice(1)));
  } catch (error) {
    return `not measured: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function kerasFit(images) {
  const python = process.env.CONVCANVAS_BENCH_PYTHON ?? 'python3';
  const script = fileURLToPath(new URL('peers/keras_fit.py', import.meta.url));
  const result = spawnSync(python, [script, String(images), String(BATCH_SIZE)], { encoding: 'utf8' });
  return result.status === 0 ? JSON.parse(result.stdout) : null;
}
