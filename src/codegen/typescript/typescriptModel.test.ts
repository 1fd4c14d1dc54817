import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compile } from '../../compiler/compile';
import { network } from '../../compiler/testing/networks';
import type { NetworkDocument } from '../../document/NetworkDocument';
import { resolveTraining } from '../../training/resolveTraining';
import type { CodeInput } from '../CodeInput';
import { sourceText } from '../SourceFile';
import { settingsFile } from './settingsFile';
import { typescriptModel } from './typescriptModel';

function inputOf(document: NetworkDocument, classNames: readonly string[] | null = null): CodeInput {
  const { settings } = resolveTraining(document.training);
  return { name: document.name, plan: compile(document, { dataset: null }), settings, classNames };
}

const example: NetworkDocument = {
  ...network(
    [
      ['input', 'Input', { shape: [28, 28, 1] }],
      ['shifted', 'RandomTranslation', { heightFactor: 0.1, widthFactor: 0.1 }],
      ['conv1', 'Conv2D', { filters: 16, padding: 'same', activation: 'relu' }],
      ['norm', 'BatchNormalization'],
      ['pool1', 'MaxPooling2D'],
      ['conv2', 'Conv2D', { filters: 16, dilationRate: [2, 2], padding: 'same', activation: 'hardSwish' }],
      ['sum', 'Add'],
      ['flat', 'Flatten'],
      ['drop', 'Dropout', { rate: 0.25 }],
      ['out', 'Dense', { units: 10, activation: 'softmax', kernelRegularizer: { l1: 0, l2: 0.0001 } }],
    ],
    [
      'input>shifted',
      'shifted>conv1',
      'conv1>norm',
      'norm>pool1',
      'pool1>conv2',
      'pool1>sum',
      'conv2>sum',
      'sum>flat',
      'flat>drop',
      'drop>out',
    ],
    { dataset: 'mnist', optimizer: { type: 'adam' }, batchSize: 64 },
  ),
  name: 'Digits',
};

describe('a network as TypeScript', () => {
  it('is the example that the package is checked with', async () => {
    const input = inputOf(example, ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
    for (const source of [typescriptModel(input), settingsFile(input)]) {
      await expect(sourceText(source)).toMatchFileSnapshot(
        join(import.meta.dirname, 'package', 'example', source.path),
      );
    }
  });

  it('gives every layer its lines', () => {
    const { lines } = typescriptModel(inputOf(example));
    for (const { id } of example.nodes) {
      expect(lines.filter(({ layerId }) => layerId === id).length, id).toBeGreaterThan(0);
    }
    const [line] = lines.filter(({ layerId }) => layerId === 'norm');
    expect(line?.text).toBe(
      "  const batchNormalization1 = apply(tf.layers.batchNormalization({ name: 'batch_normalization_1' }), conv2d1);",
    );
  });

  it.each([
    [
      'a layer with a problem, and what waits for it',
      network(
        [
          ['in', 'Input', { shape: [4, 4, 1] }],
          ['big', 'Conv2D', { kernelSize: [9, 9] }],
          ['end', 'Flatten'],
        ],
        ['in>big', 'big>end'],
      ),
      ['// Conv2D 1: ', '// Flatten 1: waits for Conv2D 1.'],
    ],
    [
      'a loose layer',
      network(
        [
          ['in', 'Input'],
          ['end', 'Flatten'],
          ['loose', 'Dense'],
        ],
        ['in>end'],
      ),
      ['// Dense 1: '],
    ],
    [
      'a cycle',
      network(
        [
          ['in', 'Input'],
          ['a', 'Flatten'],
          ['b', 'Flatten'],
        ],
        ['in>a', 'a>b', 'b>a'],
      ),
      ['// Flatten 1: '],
    ],
    ['nothing at all', network([], []), ["throw new Error('The network is not complete.');"]],
  ])('says of %s what is the matter', (_, document, expected) => {
    const text = sourceText(typescriptModel(inputOf(document)));
    for (const part of expected) expect(text).toContain(part);
  });

  it('tells names apart that would be one in camel case', () => {
    const nodes = ['conv_1', 'conv1', 'conv1_first'].map((label, index) => ({ label, id: `n${index}` }));
    const base = network(
      [['in', 'Input'], ...nodes.map(({ id }) => [id, 'Conv2D', { activation: 'exponential' }] as const)],
      ['in>n0', 'n0>n1', 'n1>n2'],
    );
    const labelled = base.nodes.map((node) => ({
      ...node,
      label: nodes.find(({ id }) => id === node.id)?.label ?? 'in',
    }));
    const text = sourceText(typescriptModel(inputOf({ ...base, nodes: labelled })));
    const variables = [...text.matchAll(/const (\w+) =/g)].map(([, name]) => name);
    const names = [...text.matchAll(/ name: '(\w+)'/g)].map(([, name]) => name);
    expect(variables.length).toBe(7);
    expect(new Set(variables).size).toBe(7);
    expect(new Set(names).size).toBe(7);
  });
});
