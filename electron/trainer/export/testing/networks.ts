import { compile } from '../../../../src/compiler/compile';
import { network, type TestNode } from '../../../../src/compiler/testing/networks';
import type { JsonObject } from '../../../../src/document/json';
import type { NetworkDocument } from '../../../../src/document/NetworkDocument';
import { type Shape, sizeOf } from '../../../../src/document/Shape';
import type { LayerDefinition } from '../../../../src/layers/LayerDefinition';
import { activations } from '../../../../src/layers/params';
import { layerTypes } from '../../../../src/layers/registry';
import { type KerasFact, kerasFacts } from '../../../../src/layers/testing/kerasFacts';
import { chainDocument } from '../../testing/networks';

/** A network that every exporter is tested with. Names are unique, and fit for folders. */
export type NamedNetwork = { readonly name: string; readonly document: NetworkDocument };

const relu = { activation: 'relu' };
const head: TestNode[] = [
  ['pooled', 'GlobalAveragePooling2D'],
  ['classes', 'Dense', { units: 4, activation: 'softmax' }],
];

/** Whole networks as people build them. */
const wholeNetworks: readonly NamedNetwork[] = [
  {
    name: 'plain',
    document: chainDocument(
      ['Input', { shape: [12, 10, 1] }],
      ['Conv2D', { filters: 6, ...relu }],
      ['MaxPooling2D'],
      ['Conv2D', { filters: 8, padding: 'same', ...relu, kernelRegularizer: { l1: 0, l2: 0.001 } }],
      ['Flatten'],
      ['Dropout', { rate: 0.25 }],
      ['Dense', { units: 12, activation: 'tanh' }],
      ['Dense', { units: 4, activation: 'softmax' }],
    ),
  },
  {
    name: 'residual',
    document: network(
      [
        ['image', 'Input', { shape: [9, 8, 3] }],
        ['stem', 'Conv2D', { filters: 6, padding: 'same', useBias: false }],
        ['norm', 'BatchNormalization', { momentum: 0.9 }],
        ['act', 'ReLU'],
        ['left', 'Conv2D', { filters: 6, padding: 'same', ...relu }],
        ['right', 'Conv2D', { filters: 6, kernelSize: [1, 1] }],
        ['sum', 'Add'],
        ...head,
      ],
      [
        'image>stem',
        'stem>norm',
        'norm>act',
        'act>left',
        'act>right',
        'left>sum',
        'right>sum',
        'sum>pooled',
        'pooled>classes',
      ],
    ),
  },
  {
    name: 'concatenating',
    document: network(
      [
        ['image', 'Input', { shape: [8, 7, 3] }],
        ['one', 'Conv2D', { filters: 3, kernelSize: [1, 1], ...relu }],
        ['three', 'Conv2D', { filters: 4, padding: 'same', ...relu }],
        ['pool', 'MaxPooling2D', { poolSize: [3, 3], strides: [1, 1], padding: 'same' }],
        ['all', 'Concatenate'],
        ['flat', 'Flatten'],
        ['classes', 'Dense', { units: 4, activation: 'softmax' }],
      ],
      ['image>one', 'image>three', 'image>pool', 'one>all', 'three>all', 'pool>all', 'all>flat', 'flat>classes'],
    ),
  },
  {
    name: 'depthwise',
    document: chainDocument(
      ['Input', { shape: [11, 12, 3] }],
      ['DepthwiseConv2D', { depthMultiplier: 2, padding: 'same', activation: 'relu6' }],
      ['SeparableConv2D', { filters: 8, strides: [2, 2], padding: 'same', depthMultiplier: 2 }],
      ['BatchNormalization', { momentum: 0.8, epsilon: 0.01 }],
      ['Activation', { activation: 'hardSwish' }],
      ['GlobalMaxPooling2D', { keepDims: true }],
      ['Flatten'],
      ['Dense', { units: 4, activation: 'softmax' }],
    ),
  },
  {
    name: 'strided same on even sizes',
    document: chainDocument(
      ['Input', { shape: [16, 14, 2] }],
      ['Conv2D', { filters: 5, strides: [2, 2], padding: 'same', ...relu }],
      ['Conv2D', { filters: 6, kernelSize: [4, 2], strides: [2, 2], padding: 'same', ...relu }],
      ['AveragePooling2D', { poolSize: [3, 3], strides: [2, 2], padding: 'same' }],
      ['Conv2DTranspose', { filters: 4, strides: [2, 2], padding: 'same', ...relu }],
      ['MaxPooling2D', { poolSize: [3, 3], strides: [2, 2], padding: 'same' }],
      ['Flatten'],
      ['Dense', { units: 4, activation: 'softmax' }],
    ),
  },
  {
    name: 'batch-normalized',
    document: chainDocument(
      ['Input', { shape: [10, 10, 3] }],
      ['Rescaling', { scale: 2, offset: -1 }],
      ['Conv2D', { filters: 6, useBias: false }],
      ['BatchNormalization', { momentum: 0.7 }],
      ['ReLU'],
      ['Conv2D', { filters: 6, useBias: false }],
      ['BatchNormalization', { momentum: 0.7, scale: false }],
      ['ReLU'],
      ['Flatten'],
      ['BatchNormalization', { momentum: 0.5, center: false }],
      ['Dense', { units: 4, activation: 'softmax' }],
    ),
  },
  {
    name: 'every activation',
    document: everyActivation(),
  },
  {
    name: 'augmented vectors and labels',
    document: labelled(),
  },
];

/** All activations one after the other, each behind a small convolution, so that none gets stuck. */
function everyActivation(): NetworkDocument {
  return chainDocument(
    ['Input', { shape: [6, 5, 4] }],
    ...activations.map((activation) => ['Conv2D', { filters: 4, kernelSize: [1, 1], activation }] as const),
    ['Flatten'],
    ['Dense', { units: 4, activation: 'softmax' }],
  );
}

/** Labels that are no names of any language, twice the same one, and layers that only act in training. */
function labelled(): NetworkDocument {
  const document = chainDocument(
    ['Input', { shape: [8, 8, 3] }],
    ['RandomFlip'],
    ['Conv2D', { filters: 4, ...relu }],
    ['Conv2D', { filters: 4, ...relu }],
    ['Flatten'],
    ['Dense', { units: 4, activation: 'softmax' }],
  );
  // biome-ignore lint/suspicious/noTemplateCurlyInString: text that another language could take for its own.
  const labels = ['class', '"""\nimport os', 'Größe 3×3 */ ${x}', 'Größe 3×3 */ ${x}', '\u2028# 1', '日本'];
  return {
    ...document,
    // biome-ignore lint/suspicious/noTemplateCurlyInString: as above.
    name: 'Quote " \\ and\nlines */ """ {{x}} ${y}',
    nodes: document.nodes.map((node, index) => ({ ...node, label: labels[index] ?? '' })),
  };
}

/** A small network for each case that is known of each layer type; types without known cases get one from their defaults. */
export const layerNetworks: readonly NamedNetwork[] = layerTypes.flatMap((definition) => {
  if (definition.inputs === 'none') return [];
  const cases = kerasFacts.filter(({ type }) => type === definition.type).map(networkOfFact);
  // Keras may allow what the app refuses.
  const facts = cases.filter(({ document }) => compile(document, { dataset: null }).ok);
  return facts.length > 0 ? facts : [networkOfDefaults(definition)];
});

/** The whole networks and one of each layer type: what programs are tested with that take long to start. */
export const fewNetworks: readonly NamedNetwork[] = [
  ...wholeNetworks,
  ...layerNetworks.filter(({ document }, index) => {
    const typeOf = (of: NetworkDocument | undefined) => of?.nodes.find(({ id }) => id === 'layer')?.type;
    return typeOf(document) !== typeOf(layerNetworks[index - 1]?.document);
  }),
];

/** Everything. */
export const allNetworks: readonly NamedNetwork[] = [...wholeNetworks, ...layerNetworks];

function networkOfFact({ id, type, params, inputs }: KerasFact): NamedNetwork {
  return { name: id, document: around(type, params, inputs) };
}

function networkOfDefaults({ type, inputs }: LayerDefinition): NamedNetwork {
  const image: Shape = [8, 6, 4];
  const document = around(type, {}, inputs === 'many' ? [image, image] : [image]);
  const problem = compile(document, { dataset: null }).diagnostics.find(({ severity }) => severity === 'error');
  if (problem !== undefined)
    throw new Error(`${type} needs Keras facts, as its defaults do not do: ${problem.message}`);
  return { name: `${type}: defaults`, document };
}

/**
 * Input, the layer, and what makes four numbers of it. They are no probabilities, in which small differences would drown.
 * Several inputs are made of one, which has to be trained through.
 */
function around(type: string, params: JsonObject, inputs: readonly Shape[]): NetworkDocument {
  const [only] = inputs;
  const tail: TestNode[] = [
    ['layer', type, params],
    ['flat', 'Flatten'],
    ['end', 'Dense', { units: 4 }],
  ];
  const wires = ['layer>flat', 'flat>end'];
  const training = { loss: 'meanSquaredError' };
  if (inputs.length === 1 && only !== undefined && (only.length === 1 || only.length === 3)) {
    return network([['image', 'Input', { shape: [...only] }], ...tail], ['image>layer', ...wires], training);
  }
  const made = inputs.flatMap((shape, slot): TestNode[] => [
    [`made${slot}`, 'Dense', { units: sizeOf(shape) }],
    [`input${slot}`, 'Reshape', { targetShape: [...shape] }],
  ]);
  const joined = inputs.flatMap((_, slot) => [
    `image>made${slot}`,
    `made${slot}>input${slot}`,
    `input${slot}>layer:${slot}`,
  ]);
  return network([['image', 'Input', { shape: [5] }], ...made, ...tail], [...joined, ...wires], training);
}
