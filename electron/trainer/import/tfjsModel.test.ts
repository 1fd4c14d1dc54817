import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SymbolicTensor, Tensor } from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sizeOf } from '../../../src/document/Shape';
import { openEngine } from '../engines/openEngine';
import { tf } from '../engines/tfjs/tf';
import { expectClose } from '../export/testing/harness';
import { importModel } from './importModel';
import { documentOf, predictImported } from './testing/predictImported';

const folder = mkdtempSync(join(tmpdir(), 'tfjs-model-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeAll(async () => {
  await openEngine('tfjs-node');
});

/** Saves a model as TensorFlow.js does it, with the weights in some shards. */
async function save(model: ReturnType<typeof tf.sequential>, name: string, shards = 2): Promise<string> {
  const path = join(folder, name, 'model.json');
  mkdirSync(join(folder, name));
  await model.save(
    tf.io.withSaveHandler(async ({ modelTopology, weightSpecs = [], weightData }) => {
      const bytes = Buffer.from(weightData as ArrayBuffer);
      const paths = Array.from({ length: shards }, (_, index) => `group1-shard${index + 1}of${shards}.bin`);
      const length = Math.ceil(bytes.length / shards);
      paths.forEach((shard, index) => {
        writeFileSync(join(folder, name, shard), bytes.subarray(index * length, (index + 1) * length));
      });
      const content = { format: 'layers-model', modelTopology, weightsManifest: [{ paths, weights: weightSpecs }] };
      writeFileSync(path, JSON.stringify(content));
      return { modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: 'JSON' } };
    }),
  );
  return path;
}

const networks = {
  sequential() {
    const { layers } = tf;
    return tf.sequential({
      layers: [
        layers.conv2d({
          inputShape: [9, 8, 2],
          filters: 4,
          kernelSize: 3,
          strides: 2,
          padding: 'same',
          activation: 'relu',
        }),
        layers.depthwiseConv2d({ kernelSize: [2, 3], depthMultiplier: 2 }),
        layers.separableConv2d({ filters: 3, kernelSize: 2, useBias: false }),
        layers.batchNormalization({ epsilon: 0.01 }),
        layers.leakyReLU({ alpha: 0.2 }),
        layers.conv2dTranspose({ filters: 2, kernelSize: 3, strides: 2 }),
        layers.averagePooling2d({ poolSize: 2 }),
        layers.flatten(),
        layers.dropout({ rate: 0.3 }),
        layers.layerNormalization(),
        layers.dense({ units: 4, activation: 'softmax' }),
      ],
    });
  },
  residual() {
    const { layers } = tf;
    const image = tf.input({ shape: [6, 6, 3] });
    const conv = layers
      .conv2d({ filters: 3, kernelSize: 3, padding: 'same', name: 'conv' })
      .apply(image) as SymbolicTensor;
    const sum = layers.add().apply([image, conv]) as SymbolicTensor;
    const both = layers.concatenate().apply([sum, conv]) as SymbolicTensor;
    const end = layers.globalAveragePooling2d({ dataFormat: 'channelsLast' }).apply(both) as SymbolicTensor;
    return tf.model({ inputs: image, outputs: layers.softmax().apply(end) as SymbolicTensor });
  },
  nested() {
    const { layers } = tf;
    const inner = tf.sequential({
      name: 'inner',
      layers: [layers.dense({ units: 4, inputShape: [5], name: 'hidden' })],
    });
    return tf.sequential({ layers: [inner, layers.dense({ units: 2, name: 'out' })] });
  },
};

describe('models that TensorFlow.js saved', () => {
  it.each(Object.entries(networks))('%s: the same network, with the same outputs', async (name, make) => {
    const model = make() as ReturnType<typeof tf.sequential>;
    model.setWeights(
      model.getWeights().map((weight, index) => tf.randomUniform(weight.shape, 0.2, 0.8, 'float32', index)),
    );
    const path = await save(model, name);
    const shape = [3, ...(model.inputs[0]?.shape.slice(1) ?? [])] as number[];
    const images = { shape, data: Float32Array.from({ length: sizeOf(shape) }, (_, index) => Math.sin(index)) };
    const predicted = model.predict(tf.tensor(images.data, shape)) as Tensor;
    const runFolder = join(folder, `${name}-run`);
    const { text, notes, format, weightCount } = await importModel({ path, runFolder });
    expect(format).toBe('TensorFlow.js (model.json)');
    expect(notes.filter(({ kind }) => kind !== 'left-out')).toEqual([]);
    expect(documentOf(text).name).toBe(name);
    expect(weightCount).toBe(model.countParams());
    const outputs = { shape: predicted.shape, data: (await predicted.data()) as Float32Array };
    expectClose(await predictImported(text, runFolder, images), outputs);
  });

  it.each([
    ['uint8', 1],
    ['uint16', 2],
    ['float16', 2],
  ])('with weights in %s are read as the numbers that they stand for', async (dtype, bytes) => {
    const name = `quantized-${dtype}`;
    const wanted = [0, 0.5, 1, 1.5, 2, -0.5];
    const path = await save(
      tf.sequential({ layers: [tf.layers.dense({ units: 3, inputShape: [2], name: 'd', useBias: false })] }),
      name,
      1,
    );
    const content = Buffer.alloc(6 * bytes);
    // 1, 1.5, 2, ... as half floats: sign, five bits of exponent, ten of fraction.
    const halves = [0, 0x3800, 0x3c00, 0x3e00, 0x4000, 0xb800];
    wanted.forEach((value, index) => {
      const coded = dtype === 'float16' ? (halves[index] ?? 0) : (value + 0.5) / 0.5;
      if (bytes === 1) content.writeUInt8(coded, index);
      else content.writeUInt16LE(coded, 2 * index);
    });
    writeFileSync(join(folder, name, 'group1-shard1of1.bin'), content);
    const quantization = dtype === 'float16' ? { dtype } : { dtype, scale: 0.5, min: -0.5 };
    const weights = [{ name: 'd/kernel', shape: [2, 3], dtype: 'float32', quantization }];
    const model = JSON.parse(readFileSync(path, 'utf8')) as object;
    writeFileSync(path, JSON.stringify({ ...model, weightsManifest: [{ paths: ['group1-shard1of1.bin'], weights }] }));
    const runFolder = join(folder, `${name}-run`);
    const { text, weightCount } = await importModel({ path, runFolder });
    expect(weightCount).toBe(6);
    const images = { shape: [2, 2], data: Float32Array.of(1, 0, 0, 1) };
    expect([...(await predictImported(text, runFolder, images)).data]).toEqual(wanted);
  });
});
