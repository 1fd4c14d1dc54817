import { describe, expect, it } from 'vitest';
import { compile } from '../compiler/compile';
import { chain } from '../compiler/testing/networks';
import type { NetworkDocument } from '../document/NetworkDocument';
import { templates } from '../templates/templates';
import { resolveTraining } from '../training/resolveTraining';
import { buildTrainingGraph } from './buildTrainingGraph';

const build = (document: NetworkDocument, training: Parameters<typeof resolveTraining>[0] = {}) =>
  buildTrainingGraph(compile(document), resolveTraining(training).settings);

const small = chain([
  ['input', 'Input', { shape: [8, 8, 1] }],
  ['conv', 'Conv2D', { filters: 2 }],
  ['norm', 'BatchNormalization'],
  ['flat', 'Flatten'],
  ['drop', 'Dropout', { rate: 0.5 }],
  ['out', 'Dense', { units: 3, activation: 'softmax' }],
]);

describe('the graph of a training', () => {
  it.each(templates.map(({ id, document }) => [id, document] as const))(
    'is one that can run in its order, with names that TensorFlow takes: %s',
    (_, document) => {
      const { graph } = build(document);
      const seen = new Set<string>();
      for (const { name, inputs, controls } of graph.nodes) {
        for (const { node } of inputs) expect(seen.has(node.name), `${node.name} before ${name}`).toBe(true);
        for (const control of controls) expect(seen.has(control.name), `${control.name} before ${name}`).toBe(true);
        expect(name).toMatch(/^[A-Za-z0-9.][A-Za-z0-9_.\\/-]*$/);
        expect(seen.has(name), name).toBe(false);
        seen.add(name);
      }
    },
  );

  it('keeps apart layers whatever their ids are', () => {
    const ids = ['input', 'weights', 'Conv2D', 'Conv2D_1', '-a', '_b', 'out', 'OUT', 'n-1', 'n_1'];
    const nodes = ids.map((id) => [id, 'Dense', { units: 2 }] as const);
    const { weights, memories, graph } = build(chain([['images', 'Input', { shape: [4] }], ...nodes]));
    expect(weights.map(({ layerId, name }) => `${layerId}/${name}`)).toEqual(
      ids.flatMap((id) => [`${id}/kernel`, `${id}/bias`]),
    );
    const stored = graph.nodes.filter(({ operation }) => operation.type === 'VarHandleOp');
    expect(new Set(stored.map(({ attributes }) => attributes.shared_name)).size).toBe(stored.length);
    expect(stored).toHaveLength(weights.length + memories.length);
  });

  it('names what a layer computes after the layer, in training and outside', () => {
    const names = build(small).graph.nodes.map(({ name }) => name);
    for (const id of ['conv', 'norm', 'flat', 'out']) {
      expect(
        names.some((name) => name.startsWith(`training/layers/${id}/`)),
        `training ${id}`,
      ).toBe(true);
      expect(
        names.some((name) => name.startsWith(`inference/layers/${id}/`)),
        `inference ${id}`,
      ).toBe(true);
    }
    for (const id of ['conv', 'out']) {
      expect(
        names.some((name) => name.startsWith(`training/optimizer/layers/${id}/`)),
        `optimizer ${id}`,
      ).toBe(true);
      expect(
        names.some((name) => name.includes(`layers/${id}/gradients/`)),
        `gradients ${id}`,
      ).toBe(true);
    }
  });

  it('draws in training only', () => {
    const drawing = build(small).graph.nodes.filter(({ operation }) => operation.type.startsWith('Stateless'));
    expect(drawing.map(({ name }) => name.split('/').slice(0, 3).join('/'))).toEqual(['training/layers/drop']);
  });

  it.each([
    ['sgd', {}, []],
    ['sgd', { momentum: 0.9 }, ['momentum']],
    ['adam', {}, ['mean', 'square']],
    ['adamw', {}, ['mean', 'square']],
    ['adagrad', {}, ['sum']],
  ] as const)('remembers of each trainable weight what %s %j needs', (type, more, expected) => {
    const { memoryNames, memories, weights } = build(small, { optimizer: { type, ...more } });
    const trainable = weights.filter((weight) => weight.trainable);
    expect(trainable).toHaveLength(6);
    expect([...memoryNames].sort()).toEqual([...expected].sort());
    expect(memories).toHaveLength(expected.length * trainable.length);
    for (const { weight, variable } of memories) expect(variable.shape).toEqual(weight.shape);
  });

  it('learns nothing where the output is an image, and still predicts', () => {
    const { learning, outputs } = build(
      chain([
        ['input', 'Input', { shape: [8, 8, 1] }],
        ['conv', 'Conv2D', { filters: 2 }],
      ]),
    );
    expect(learning).toBe(null);
    expect(outputs.shape).toEqual([null, 6, 6, 2]);
  });

  it('is not made of a network with errors', () => {
    expect(() => build(chain([['input', 'Input', { shape: [8, 8, 1] }]]))).toThrow('without errors');
  });
});
