import { expect, it } from 'vitest';
import { compile } from '../compiler/compile';
import { serializeDocument } from '../document/fileFormat';
import { isJsonObject, type Json } from '../document/json';
import { parseDocument } from '../layers/parseDocument';
import { RandomStream } from '../training/random';
import { importKerasModel } from './importKerasModel';
import { fed, functional, image, layer, sequential } from './testing/models';

const inner = {
  ...functional([image, fed('ReLU', { name: 'r', max_value: 6 }, 'image')], ['r'], 'inner'),
  inbound_nodes: [[['c', 0, 0, {}]]],
};
const tensor = { class_name: '__keras_tensor__', config: { keras_history: ['image', 0, 0] } };
const models: readonly Json[] = [
  functional(
    [
      image,
      fed(
        'Conv2D',
        {
          name: 'c',
          filters: 3,
          kernel_size: [3, 3],
          padding: 'same',
          activation: 'relu',
          data_format: 'channels_last',
        },
        'image',
      ),
      inner,
      fed('Add', { name: 'sum' }, 'c', ['inner', 1, 0, {}]),
      fed(
        'BatchNormalization',
        { name: 'n', axis: [3], momentum: 0.9, gamma_initializer: { class_name: 'Ones', config: {} } },
        'sum',
      ),
    ],
    ['n'],
  ),
  sequential(
    layer('InputLayer', { name: 'i', batch_shape: [null, 6, 6, 1] }),
    layer('Normalization', { name: 'z', axis: [-1], mean: [0.5], variance: [2] }),
    layer('Flatten', { name: 'f' }),
    layer('Dense', { name: 'd', units: 4, kernel_regularizer: { class_name: 'L1L2', config: { l1: 0, l2: 0.1 } } }),
  ),
  {
    class_name: 'Functional',
    config: {
      name: 'm',
      layers: [
        image,
        { ...layer('Softmax', { name: 's' }), inbound_nodes: [{ args: [tensor], kwargs: { mask: null } }] },
      ],
      input_layers: ['image', 0, 0],
      output_layers: ['s', 0, 0],
    },
  },
];

const odd: readonly Json[] = [
  null,
  true,
  0,
  -1,
  1e308,
  0.5,
  '',
  'image',
  '__proto__',
  'Conv2D',
  'Functional',
  [],
  {},
  [[]],
  [null],
  ['image', 0, 0],
  { class_name: 'Sequential', config: [] },
  { class_name: '__keras_tensor__' },
  [[['image', 7, 7, { x: 1 }]]],
  'x'.repeat(5000),
];

function pick<T>(list: readonly T[], random: RandomStream): T {
  return list[random.below(list.length)] as T;
}

/** The value with one place in it changed, removed, doubled or swapped for another. */
function mutated(value: Json, random: RandomStream): Json {
  const stop = random.uniform() < 0.08;
  if (Array.isArray(value) && value.length > 0 && !stop) {
    const place = random.below(value.length);
    const action = random.uniform();
    if (action < 0.1) return value.filter((_, index) => index !== place);
    if (action < 0.2) return [...value, value[place] as Json];
    return value.map((item: Json, index) => (index === place ? mutated(item, random) : item));
  }
  if (isJsonObject(value) && Object.keys(value).length > 0 && !stop) {
    const key = pick(Object.keys(value), random);
    const { [key]: chosen, ...rest } = value;
    const action = random.uniform();
    if (action < 0.1) return rest;
    if (action < 0.2)
      return { ...rest, [pick(['name', 'axis', 'units', 'shape', 'toString', 'constructor'], random)]: chosen as Json };
    return { ...rest, [key]: mutated(chosen as Json, random) };
  }
  return pick(odd, random);
}

it('makes a document of whatever is written, or says why there is none', () => {
  const random = new RandomStream(11, 'import');
  let documents = 0;
  for (let round = 0; round < 3000; round++) {
    let model = pick(models, random);
    for (let change = random.below(4); change >= 0; change--) model = mutated(model, random);
    const result = importKerasModel(model, random.uniform() < 0.5 ? 2 : 3, 'fuzz');
    if (!result.ok) {
      expect(result.message).toMatch(/^[A-Z].*\.$/);
      continue;
    }
    documents++;
    const read = parseDocument(serializeDocument(result.document));
    expect(read.ok ? '' : read.error.message).toBe('');
    expect(() => compile(result.document).diagnostics.map(({ fixes }) => fixes.length)).not.toThrow();
    // Nothing is lost without a word.
    const lost = new Set(result.notes.filter(({ kind }) => kind === 'lost').map(({ nodeId }) => nodeId));
    for (const { id, type } of result.document.nodes) if (type === 'Placeholder') expect(lost).toContain(id);
  }
  // Both outcomes have to come up, or nothing was tried.
  expect(documents).toBeGreaterThan(300);
  expect(documents).toBeLessThan(2900);
});
