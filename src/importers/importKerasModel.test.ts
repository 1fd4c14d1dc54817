import { describe, expect, it } from 'vitest';
import { compile } from '../compiler/compile';
import type { Json, JsonObject } from '../document/json';
import { fed, functional, image, importedFrom, layer, sequential } from './testing/models';

const input = layer('InputLayer', { name: 'image', batch_shape: [null, 8, 8, 3] });

/** The second node of a network of an Input and this layer, and what is noted of it. */
function single(given: JsonObject, version: 2 | 3 = 3) {
  const { document, notes } = importedFrom(sequential(input, given), version);
  const node = document.nodes[1];
  return { type: node?.type, params: node?.params, notes: notes.map(({ kind, message }) => `${kind}: ${message}`) };
}

describe('a layer', () => {
  it.each<[string, JsonObject, string, JsonObject]>([
    [
      'by a short name',
      layer('MaxPool2D', { pool_size: [3, 3], strides: [3, 3] }),
      'MaxPooling2D',
      { poolSize: [3, 3] },
    ],
    ['synchronized', layer('SyncBatchNormalization', { axis: [3] }), 'BatchNormalization', {}],
    ['Softmax', layer('Softmax', { axis: -1 }), 'Activation', { activation: 'softmax' }],
    ['ELU', layer('ELU', { alpha: 1 }), 'Activation', { activation: 'elu' }],
    ['LeakyReLU as it was', layer('LeakyReLU', { alpha: 0.2 }), 'LeakyReLU', { negativeSlope: 0.2 }],
    ['a threshold', layer('ThresholdedReLU', { theta: 0.5 }), 'ReLU', { threshold: 0.5 }],
    [
      'an activation by another name',
      layer('Activation', { activation: 'silu' }),
      'Activation',
      { activation: 'swish' },
    ],
    [
      'an activation as a layer',
      layer('Dense', { units: 3, activation: { class_name: 'ReLU', config: { max_value: 6 } } }),
      'Dense',
      { units: 3, activation: 'relu6' },
    ],
    [
      'an activation as a function',
      layer('Dense', { units: 3, activation: { module: 'builtins', class_name: 'function', config: 'gelu' } }),
      'Dense',
      { units: 3, activation: 'gelu' },
    ],
    [
      'initializers as TensorFlow.js writes them',
      layer('Dense', {
        units: 3,
        kernel_initializer: {
          class_name: 'VarianceScaling',
          config: { scale: 2, mode: 'fan_in', distribution: 'normal' },
        },
      }),
      'Dense',
      { units: 3, kernelInitializer: 'heNormal' },
    ],
    [
      'a penalty',
      layer('Dense', { units: 3, kernel_regularizer: { class_name: 'L2', config: { l2: 0.5 } } }),
      'Dense',
      { units: 3, kernelRegularizer: { l1: 0, l2: 0.5 } },
    ],
    [
      'tuples',
      layer('UpSampling2D', { size: { class_name: '__tuple__', items: [2, 3] } }),
      'UpSampling2D',
      { size: [2, 3] },
    ],
    [
      'a range',
      layer('RandomRotation', { factor: [-0.3, 0.3], fill_mode: 'wrap' }),
      'RandomRotation',
      { factor: 0.3, fillMode: 'wrap' },
    ],
    [
      'that only says how it computes',
      layer('Flatten', { data_format: 'channels_last', dtype: 'float32', trainable: true }),
      'Flatten',
      {},
    ],
  ])('%s is one of ours', (_, given, type, params) => {
    expect(single(given)).toEqual({ type, params, notes: [] });
  });

  it.each<[JsonObject, string]>([
    [layer('Permute', { dims: [2, 1, 3] }), 'There is no layer here that does what Permute does.'],
    [layer('Conv2D', { filters: 2 }, 'my.package'), 'It is a class of “my.package”, whose program is not run.'],
    [
      layer('Conv2D', { filters: 2, padding: 'causal' }),
      'Its padding is "causal", but here it has to be one of valid, same.',
    ],
    [layer('Conv2D', { filters: -2 }), 'Its filters is -2, but here it has to be a whole number from 1 to 1,000,000.'],
    [
      layer('Conv2D', { filters: 2, data_format: 'channels_first' }),
      'It takes images with the channels first; here they are last.',
    ],
    [
      layer('Conv2DTranspose', { filters: 2, output_padding: [1, 1] }),
      'Its “output_padding” is [1,1], and there is no such setting here.',
    ],
    [
      layer('Conv2DTranspose', { filters: 2, dilation_rate: [2, 2] }),
      'Its dilation_rate is [2,2]; here it is always 1.',
    ],
    [layer('Dense', { units: 2, activation: 'celu' }), 'There is no activation “celu” here.'],
    [layer('ELU', { alpha: 0.5 }), 'Its alpha is 0.5; here it is always 1.'],
    [layer('BatchNormalization', { axis: 1 }), 'It works along axis 1; here it is always the last one.'],
    [
      layer('LayerNormalization', { axis: [1, 2, 3] }),
      'It works along the axes [1,2,3]; here it is always the last one.',
    ],
    [
      layer('Normalization', { mean: [0], variance: [1], invert: true }),
      'Its “invert” is true, and there is no such setting here.',
    ],
    [layer('Lambda', { function: 'code' }), 'It is a program of its own, which is never run.'],
    [layer('Placeholder', {}), 'There is no layer here that does what Placeholder does.'],
    [layer('__proto__', {}), 'There is no layer here that does what __proto__ does.'],
  ])('%j that cannot be expressed is a placeholder with the reason', (given, message) => {
    const { type, params, notes } = single(given);
    expect(type).toBe('Placeholder');
    expect(notes).toEqual([`lost: ${message}`]);
    expect(`${String(params?.reason).charAt(0).toUpperCase()}${String(params?.reason).slice(1)}.`).toBe(message);
    expect(JSON.parse(String(params?.config))).toEqual(given.config);
  });

  it.each<[JsonObject, 2 | 3, string]>([
    [layer('Dense', { units: 2, trainable: false }), 3, 'changed: It was frozen; here it learns with the others.'],
    [
      layer('Dense', { units: 2, dtype: { config: { name: 'mixed_float16' } } }),
      3,
      'changed: It computed in "mixed_float16"; here all is computed in float32.',
    ],
    [
      layer('Dense', { units: 2, bias_constraint: { class_name: 'MaxNorm' } }),
      3,
      'changed: Its bias_constraint is left out: weights are not kept within bounds.',
    ],
    [
      layer('Dense', { units: 2, bias_regularizer: 'l2' }),
      3,
      'changed: Its bias_regularizer is left out of the training.',
    ],
    [
      layer('Dense', { units: 2, kernel_initializer: 'my_own' }),
      3,
      'left-out: How its kernel initializer draws first weights cannot be kept.',
    ],
    [
      layer('RandomContrast', { factor: [0, 0.2] }),
      3,
      'changed: It only raised the contrast; here it lowers it as much too.',
    ],
    [
      layer('Dense', { units: 2, activation: 'hard_sigmoid' }),
      2,
      'changed: Its hard sigmoid was 0.2 x + 0.5 between 0 and 1; here, as in Keras 3, it is x / 6 + 0.5, which gives other outputs.',
    ],
  ])('%j that is expressed otherwise says how', (given, version, message) => {
    const { type, notes } = single(given, version);
    expect(type).toBe(given.class_name);
    expect(notes).toEqual([message]);
  });
});

describe('a network', () => {
  const conv = (name: string, ...from: readonly Json[]) =>
    fed('Conv2D', { name, filters: 3, padding: 'same' }, ...from);

  it('of Keras 2 is wired as it was, and named after its file', () => {
    const model = functional(
      [image, conv('a', 'image'), conv('b', 'a'), fed('Add', { name: 'sum' }, 'a', 'b')],
      ['sum'],
    );
    const { document, notes } = importedFrom(model, 2, 'my file');
    expect(document.name).toBe('my file');
    expect(document.nodes.map(({ id, label }) => [id, label])).toEqual(
      ['image', 'a', 'b', 'sum'].map((name) => [name, name]),
    );
    expect(document.edges.map(({ source, target, slot }) => [source, target, slot])).toEqual([
      ['image', 'a', undefined],
      ['a', 'b', undefined],
      ['a', 'sum', 0],
      ['b', 'sum', 1],
    ]);
    expect(notes).toEqual([]);
    expect(compile(document, { dataset: null }).ok).toBe(true);
  });

  it('that is sequential says its input in its first layer', () => {
    const first = layer('Flatten', { name: 'flatten', batch_input_shape: [null, 4, 4, 1] });
    expect(importedFrom(sequential(first)).document.nodes.map(({ type, params }) => [type, params])).toEqual([
      ['Input', { shape: [4, 4, 1] }],
      ['Flatten', {}],
    ]);
  });

  it('with models in it has their layers, with both names', () => {
    const inner = {
      ...functional([image, conv('c', 'image')], ['c'], 'inner'),
      inbound_nodes: [[['image', 0, 0, {}]]],
    };
    // Uses of a model are counted from 1, because the way it was built is its first.
    const model = functional([image, inner, conv('d', ['inner', 1, 0, {}])], ['d']);
    const { document, weights } = importedFrom(model, 2);
    expect(document.nodes.map(({ label }) => label)).toEqual(['image', 'inner/c', 'd']);
    expect(document.edges.map(({ source, target }) => `${source} ${target}`)).toEqual(['image inner_c', 'inner_c d']);
    expect(weights.map(({ path }) => path.map(({ name, key }) => `${name}:${key}`))).toEqual([
      ['image:input_layer'],
      ['inner:functional', 'c:conv2d'],
      ['d:conv2d'],
    ]);
  });

  it('with a layer that is used twice has a copy, which is told', () => {
    const shared = { ...conv('s'), inbound_nodes: [[['image', 0, 0, {}]], [['s', 0, 0, {}]]] };
    const { document, notes } = importedFrom({ ...functional([image, shared], []), ...twiceOut(image, shared) }, 2);
    expect(document.nodes.map(({ label }) => label)).toEqual(['image', 's', 's (2)']);
    expect(notes.map(({ kind, nodeId, message }) => [kind, nodeId, message])).toEqual([
      ['changed', 's_2_', 'It shares the weights of its first use; here it is a copy, and the two learn apart.'],
    ]);
  });

  it('with two outputs keeps the first, and names what only led to the other', () => {
    const model = functional([image, conv('a', 'image'), conv('b', 'image'), conv('c', 'b')], ['a', 'c']);
    const { document, notes } = importedFrom(model, 2);
    expect(document.nodes.map(({ id }) => id)).toEqual(['image', 'a']);
    expect(notes.map(({ kind, layer: name, message }) => [kind, name, message])).toEqual([
      [
        'lost',
        'c (Conv2D)',
        'The model has 2 outputs, a network here has one: the first was kept. Left out: b (Conv2D), c (Conv2D).',
      ],
    ]);
  });

  it('with two inputs has both on the canvas, and says that one cannot be fed', () => {
    const other = fed('InputLayer', { name: 'other', batch_input_shape: [null, 8, 8, 3] });
    const model = functional([image, other, fed('Add', { name: 'sum' }, 'image', 'other')], ['sum']);
    const { document, notes } = importedFrom(model, 2);
    expect(document.nodes.map(({ type }) => type)).toEqual(['Input', 'Input', 'Add']);
    expect(notes.map(({ kind, nodeId }) => [kind, nodeId])).toEqual([['lost', 'other']]);
  });

  it('for images of any size takes one size', () => {
    const open = layer('InputLayer', { name: 'image', batch_shape: [null, null, null, 3] });
    const { document, notes } = importedFrom(sequential(open, layer('Flatten', {})));
    expect(document.nodes[0]?.params).toEqual({ shape: [224, 224, 3] });
    expect(notes.map(({ message }) => message)).toEqual(['It took images of any size; here they are 224 × 224.']);
  });

  it('says once what many of its layers leave out', () => {
    const own = (name: string) => layer('Dense', { name, units: 2, kernel_initializer: 'my_own' });
    const { notes } = importedFrom(sequential(input, layer('Flatten', {}), own('a'), own('b'), own('c')));
    expect(notes.map(({ layer: name }) => name)).toEqual(['a (Dense) and 2 more']);
  });

  it('with names of any kind has ids of its own', () => {
    const names = ['über/π', '', 'a b', 'a/b', '"; DROP', '\u2028', 'x'.repeat(500)];
    const { document } = importedFrom(sequential(input, ...names.map((name) => layer('Flatten', { name }))));
    expect(new Set(document.nodes.map(({ id }) => id)).size).toBe(names.length + 1);
    for (const { id, label = '' } of document.nodes) {
      expect(id).toMatch(/^[A-Za-z0-9_-]{1,64}$/);
      expect(label.length).toBeLessThanOrEqual(200);
      expect(label).not.toMatch(/[\n\u2028]/);
    }
  });
});

function twiceOut(...layers: readonly JsonObject[]): JsonObject {
  return { config: { name: 'model', layers, input_layers: [['image', 0, 0]], output_layers: [['s', 1, 0]] } };
}
