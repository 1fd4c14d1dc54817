import { describe, expect, it } from 'vitest';
import { compile } from '../../compiler/compile';
import type { JsonObject } from '../../document/json';
import type { NetworkDocument } from '../../document/NetworkDocument';
import { buildNetwork, type TemplateLayer } from '../../templates/buildNetwork';
import { templates } from '../../templates/templates';
import { resolveTraining } from '../../training/resolveTraining';
import type { CodeInput } from '../CodeInput';
import { sourceText } from '../SourceFile';
import { kerasModel } from './kerasModel';

function inputOf(document: NetworkDocument): CodeInput {
  const { settings } = resolveTraining(document.training);
  if (settings === null) throw new Error('The settings are wrong.');
  return { name: document.name, plan: compile(document, { dataset: null }), settings, classNames: null };
}

function network(layers: readonly TemplateLayer[], name = 'Net', training: JsonObject = {}): NetworkDocument {
  return buildNetwork(name, layers, training);
}

/** The lines of `build_model`, without its head and indentation. */
function body(document: NetworkDocument): readonly string[] {
  const { lines } = kerasModel(inputOf(document));
  const texts = lines.map(({ text }) => text);
  const start = texts.indexOf('def build_model() -> keras.Model:') + 2;
  const end = texts.indexOf('', start);
  return texts.slice(start, end).map((text) => text.replace(/^ {4}/, ''));
}

const input: TemplateLayer = { id: 'input', type: 'Input', label: 'Input image', params: { shape: [8, 8, 3] } };

describe('a network in Keras', () => {
  it('is a file that a person would write', () => {
    const document = network(
      [
        { ...input, params: { shape: [28, 28, 1] } },
        { id: 'conv1', type: 'Conv2D', params: { filters: 16, activation: 'relu' } },
        { id: 'pool', type: 'MaxPooling2D' },
        { id: 'flat', type: 'Flatten' },
        { id: 'out', type: 'Dense', label: 'Classes', params: { units: 10, activation: 'softmax' } },
      ],
      'First CNN',
    );
    expect(sourceText(kerasModel(inputOf(document)))).toBe(`"""First CNN, a network in Keras."""

from pathlib import Path

import keras
from keras import layers

WEIGHTS = Path(__file__).with_name("model.weights.h5")


def build_model() -> keras.Model:
    """First CNN: 5 layers, 27,210 parameters."""
    inputs = keras.Input(shape=(28, 28, 1), name="input_image")
    conv2d_1 = layers.Conv2D(16, 3, activation="relu", name="conv2d_1")(inputs)
    max_pooling2d_1 = layers.MaxPooling2D(name="max_pooling2d_1")(conv2d_1)
    flatten_1 = layers.Flatten(name="flatten_1")(max_pooling2d_1)
    classes = layers.Dense(10, activation="softmax", name="classes")(flatten_1)
    return keras.Model(inputs, classes, name="first_cnn")


def load_weights(model: keras.Model) -> None:
    """Give the model the weights that lie beside this file."""
    model.load_weights(WEIGHTS)


if __name__ == "__main__":
    build_model().summary()
`);
  });

  it.each<{ name: string; layers: readonly TemplateLayer[]; lines: readonly string[] }>([
    {
      name: 'lists where layers meet',
      layers: [
        { id: 'a', type: 'Conv2D', label: 'A', params: { filters: 3, padding: 'same' } },
        { id: 'add', type: 'Add', label: 'Sum', from: ['input', 'a'] },
      ],
      lines: [
        'a = layers.Conv2D(3, 3, padding="same", name="a")(inputs)',
        'sum_layer = layers.Add(name="sum_layer")([inputs, a])',
      ],
    },
    {
      name: 'pairs as one number only where Keras takes one',
      layers: [
        {
          id: 'z',
          type: 'ZeroPadding2D',
          label: 'Z',
          params: {
            padding: [
              [1, 1],
              [2, 2],
            ],
          },
        },
        {
          id: 'y',
          type: 'ZeroPadding2D',
          label: 'Y',
          params: {
            padding: [
              [2, 2],
              [2, 2],
            ],
          },
        },
        {
          id: 'x',
          type: 'Cropping2D',
          label: 'W',
          params: {
            cropping: [
              [0, 1],
              [2, 2],
            ],
          },
        },
        { id: 'r', type: 'Reshape', label: 'R', params: { targetShape: [13, -1] } },
      ],
      lines: [
        'z = layers.ZeroPadding2D((1, 2), name="z")(inputs)',
        'y = layers.ZeroPadding2D(2, name="y")(z)',
        'w = layers.Cropping2D(((0, 1), (2, 2)), name="w")(y)',
        'r = layers.Reshape((13, -1), name="r")(w)',
      ],
    },
    {
      name: 'penalties as regularizers, and broken lines as Black breaks them',
      layers: [
        {
          id: 'c',
          type: 'Conv2D',
          label: 'A convolution with a long name',
          params: { kernelRegularizer: { l1: 0, l2: 0.01 }, kernelSize: [1, 3], strides: 2 },
        },
        { id: 'd', type: 'Dense', label: 'D', params: { kernelRegularizer: { l1: 0.5, l2: 0.01 } } },
      ],
      lines: [
        'a_convolution_with_a_long_name = layers.Conv2D(',
        '    32,',
        '    (1, 3),',
        '    strides=2,',
        '    kernel_regularizer=keras.regularizers.L2(0.01),',
        '    name="a_convolution_with_a_long_name",',
        ')(inputs)',
        'd = layers.Dense(',
        '    32, kernel_regularizer=keras.regularizers.L1L2(l1=0.5, l2=0.01), name="d"',
        ')(a_convolution_with_a_long_name)',
      ],
    },
  ])('has $name', ({ layers, lines }) => {
    expect(body(network([input, ...layers])).slice(1, -1)).toEqual(lines);
  });

  it('says what is wrong instead of a layer, and which layers wait for it', () => {
    const document = network([
      input,
      { id: 'a', type: 'Conv2D', params: { kernelSize: 9 } },
      { id: 'b', type: 'Flatten' },
      { id: 'alone', type: 'Dense', label: 'Alone', from: [] },
    ]);
    expect(body(document)).toEqual([
      'inputs = keras.Input(shape=(8, 8, 3), name="input_image")',
      expect.stringMatching(/^# Alone is not connected/),
      expect.stringMatching(/^# Conv2D 1 .*9/),
      '# Flatten 1 waits for Conv2D 1.',
      'raise ValueError("The network is not complete.")',
    ]);
  });

  it('marks every line of a layer', () => {
    const document = network([
      input,
      {
        id: 'long',
        type: 'Conv2D',
        label: 'x'.repeat(40),
        params: { strides: 2 },
      },
    ]);
    const { lines } = kerasModel(inputOf(document));
    expect(lines.filter(({ layerId }) => layerId === 'long').map(({ text }) => text.trim().slice(0, 8))).toEqual([
      'xxxxxxxx',
      '32, 3, s',
      ')(inputs',
    ]);
  });

  it('is written whatever the network', () => {
    const empty = { name: '', nodes: [], edges: [], training: {} };
    expect(body(empty)).toEqual(['raise ValueError("The network is not complete.")']);
    for (const { document } of templates) expect(body(document).at(-1)).toMatch(/^return keras\.Model\(|^\)$/);
  });
});
