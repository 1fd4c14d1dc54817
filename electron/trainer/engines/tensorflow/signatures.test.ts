import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NamedTensorMap, Tensor } from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compile } from '../../../../src/compiler/compile';
import { buildTrainingGraph } from '../../../../src/graphdef/buildTrainingGraph';
import { savedModelBytes, savedModelTag } from '../../../../src/graphdef/serialize';
import { signaturesOf } from '../../../../src/graphdef/signatures';
import { chainDocument, trainingSettings } from '../../testing/networks';
import { drawForLayers } from '../drawForLayers';
import { openEngine } from '../openEngine';
import { tf } from '../tfjs/tf';

type TfjsNode = typeof import('@tensorflow/tfjs-node');
type Served = Awaited<ReturnType<TfjsNode['node']['loadSavedModel']>>;

const document = chainDocument(
  ['Input', { shape: [6, 5, 2] }],
  ['RandomTranslation', { heightFactor: 0.2, widthFactor: 0.2 }],
  ['Conv2D', { filters: 3, activation: 'relu' }],
  ['BatchNormalization'],
  ['Flatten'],
  ['Dropout', { rate: 0.5 }],
  ['Dense', { units: 4, activation: 'softmax' }],
);
const batch = 3;
const seed = 1;
const plan = compile(document, { dataset: null });
const training = buildTrainingGraph(plan, trainingSettings({}));
const signatures = signaturesOf(training);

let folder = '';
const served = new Map<string, Served>();

await openEngine('tfjs-node');

beforeAll(async () => {
  const { node } = createRequire(import.meta.url)('@tensorflow/tfjs-node') as TfjsNode;
  folder = mkdtempSync(join(tmpdir(), 'signatures-test-'));
  writeFileSync(join(folder, 'saved_model.pb'), savedModelBytes(training.graph, signatures));
  for (const name of Object.keys(signatures)) {
    served.set(name, await node.loadSavedModel(folder, [savedModelTag], name));
  }
});
afterAll(() => {
  for (const signature of served.values()) signature.dispose();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs a signature, and gives its outputs by name, as numbers. */
function run(name: string, inputs: NamedTensorMap = {}): { readonly [output: string]: readonly number[] } {
  const names = Object.keys(signatures[name]?.outputs ?? {});
  const results = served.get(name)?.predict(inputs) as Tensor | NamedTensorMap;
  const all = names.map((output) => (results instanceof tf.Tensor ? results : (results[output] as Tensor)));
  return Object.fromEntries(names.map((output, place) => [output, Array.from((all[place] as Tensor).dataSync())]));
}

/** Different numbers in every tensor that a signature takes. */
function given(name: string, value: (place: number, index: number) => number): NamedTensorMap {
  const inputs = Object.entries(signatures[name]?.inputs ?? {});
  return Object.fromEntries(
    inputs.map(([input, { shape }], place) => {
      const sizes = shape.map((size) => size ?? batch);
      const length = sizes.reduce((product, size) => product * size, 1);
      return [
        input,
        tf.tensor(
          Float32Array.from({ length }, (_, index) => value(place, index)),
          sizes,
        ),
      ];
    }),
  );
}

const weightValue = (place: number, index: number) => 0.5 + 0.4 * Math.sin(7 * place + index);
const pixels = tf.tidy(() => tf.range(0, batch * 60, 1, 'int32').reshape([batch, 6, 5, 2])) as Tensor;
const images = tf.div(pixels, 255);
const labels = tf.tensor1d([0, 3, 1], 'int32');
const step = (number: number, rate: number): NamedTensorMap => ({
  pixels,
  labels,
  step: tf.scalar(number, 'int32'),
  learning_rate: tf.scalar(rate),
  ...drawn(number),
});

function drawn(number: number): NamedTensorMap {
  const layers = [...drawForLayers(plan, seed, number, batch)];
  return Object.fromEntries(layers.map(([id, { shape, data }]) => [`drawn/${id}`, tf.tensor(data, [...shape])]));
}

describe("a saved training graph, through tfjs-node's own functions", () => {
  it('offers everything by name', () => {
    expect(Object.keys(signatures)).toEqual([
      'train',
      'evaluate',
      'serving_default',
      'layer_outputs',
      'initialize',
      'get_weights',
      'set_weights',
      'get_optimizer_state',
      'set_optimizer_state',
    ]);
    for (const [name, signature] of served) {
      expect([name, signature.inputs.length]).toEqual([name, Object.keys(signatures[name]?.inputs ?? {}).length]);
      const outputs = Object.keys(signatures[name]?.outputs ?? {});
      expect(Object.keys(signature.outputNodeNames).sort()).toEqual(outputs.sort());
    }
  });

  it('keeps the weights that it is given', () => {
    const weights = given('set_weights', weightValue);
    expect(Object.keys(weights).sort()).toEqual([
      'n2/bias',
      'n2/kernel',
      'n3/beta',
      'n3/gamma',
      'n3/moving_mean',
      'n3/moving_variance',
      'n6/bias',
      'n6/kernel',
    ]);
    run('set_weights', weights);
    const kept = run('get_weights');
    for (const [name, tensor] of Object.entries(weights)) expect(kept[name]).toEqual(Array.from(tensor.dataSync()));
  });

  it('judges, predicts and shows its layers alike', () => {
    run('set_weights', given('set_weights', weightValue));
    const predicted = run('serving_default', { images }).outputs ?? [];
    expect(predicted).toHaveLength(4 * batch);
    expect(predicted.reduce((sum, value) => sum + value, 0)).toBeCloseTo(batch, 5);
    const { results = [], outputs } = run('evaluate', { pixels, labels });
    outputs?.forEach((value, place) => {
      expect(value).toBeCloseTo(predicted[place] as number, 5);
    });
    const right = [0, 3, 1].map((label, row) => predicted[4 * row + label] as number);
    expect(results[0]).toBeCloseTo(right.reduce((sum, value) => sum - Math.log(value), 0) / batch, 4);
    const layers = run('layer_outputs', { images });
    expect(Object.keys(layers)).toEqual(['n0', 'n1', 'n2', 'n3', 'n4', 'n5', 'n6']);
    expect(layers.n0).toEqual(Array.from(images.dataSync()));
    expect(layers.n2).toHaveLength(batch * 4 * 3 * 3);
    expect(layers.n6).toEqual(predicted);
  });

  it('trains, remembers, and goes back to where it was', () => {
    run('set_weights', given('set_weights', weightValue));
    run('initialize');
    const [before, empty] = [run('get_weights'), run('get_optimizer_state')];
    expect(
      Object.values(empty)
        .flat()
        .every((value) => value === 0),
    ).toBe(true);
    const { results: first = [] } = run('train', step(1, 0.01));
    const [after, memory] = [run('get_weights'), run('get_optimizer_state')];
    for (const [name, values] of Object.entries(before)) expect(after[name], name).not.toEqual(values);
    expect(Object.keys(memory)).toContain('n6/kernel/mean');
    expect(Math.max(...(memory['n6/kernel/mean'] ?? []).map(Math.abs))).toBeGreaterThan(0);
    expect(first[0]).toBeGreaterThan(0);
    const { results: second } = run('train', step(2, 0.01));

    const tensors = (values: typeof after, name: string) =>
      Object.fromEntries(
        Object.entries(given(name, () => 0)).map(([input, { shape }]) => [
          input,
          tf.tensor([...(values[input] ?? [])], shape),
        ]),
      );
    run('set_weights', tensors(after, 'set_weights'));
    run('set_optimizer_state', tensors(memory, 'set_optimizer_state'));
    expect(run('train', step(2, 0.01)).results).toEqual(second);
    run('set_weights', tensors(before, 'set_weights'));
    run('initialize');
    expect(run('train', step(1, 0.01)).results).toEqual(first);
    expect(run('get_weights')).toEqual(after);
  });

  it('learns at the rate of each step', () => {
    run('set_weights', given('set_weights', weightValue));
    run('initialize');
    const kernel = () => run('get_weights')['n6/kernel'];
    const before = kernel();
    run('train', step(1, 0));
    expect(kernel()).toEqual(before);
    run('train', step(2, 0.5));
    expect(kernel()).not.toEqual(before);
  });
});
