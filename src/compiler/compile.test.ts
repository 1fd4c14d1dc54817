import { describe, expect, it } from 'vitest';
import { applyEdits } from '../document/edits';
import type { Json } from '../document/json';
import type { NetworkDocument } from '../document/NetworkDocument';
import { compile } from './compile';
import { chain, network, type TestNode } from './testing/networks';

const lecture: readonly TestNode[] = [
  ['input', 'Input', { shape: [32, 32, 3] }],
  ['conv1', 'Conv2D', { filters: 16, activation: 'relu' }],
  ['pool1', 'MaxPooling2D'],
  ['conv2', 'Conv2D', { filters: 32, activation: 'relu' }],
  ['pool2', 'MaxPooling2D'],
  ['flat', 'Flatten'],
  ['dense1', 'Dense', { units: 32, activation: 'relu' }],
  ['dense2', 'Dense', { units: 16, activation: 'relu' }],
  ['out', 'Dense', { units: 10, activation: 'softmax' }],
];

describe('compile: a sound network', () => {
  const plan = compile(chain(lecture));

  it('gives shapes, parameters and costs of every layer', () => {
    expect(plan.layers.map(({ id, outputShape, paramCount, macs }) => [id, outputShape, paramCount, macs])).toEqual([
      ['input', [32, 32, 3], 0, 0],
      ['conv1', [30, 30, 16], 448, 388800],
      ['pool1', [15, 15, 16], 0, 0],
      ['conv2', [13, 13, 32], 4640, 778752],
      ['pool2', [6, 6, 32], 0, 0],
      ['flat', [1152], 0, 0],
      ['dense1', [32], 36896, 36864],
      ['dense2', [16], 528, 512],
      ['out', [10], 170, 160],
    ]);
    expect(plan.totals).toEqual({ params: 42682, trainableParams: 42682, macs: 1205088 });
    expect(plan).toMatchObject({ ok: true, inputId: 'input', outputId: 'out' });
  });

  it('gives receptive fields in input pixels', () => {
    expect(plan.layers.map((layer) => layer.receptiveField)).toEqual([
      [1, 1],
      [3, 3],
      [4, 4],
      [8, 8],
      [10, 10],
      [10, 10],
      [30, 30],
      [30, 30],
      [30, 30],
    ]);
  });

  it('computes only what changed', () => {
    const document = chain(lecture);
    const before = compile(document);
    const moved = applyEdits(document, [{ type: 'moveNode', nodeId: 'conv1', position: { x: 9, y: 9 } }]).document;
    const after = compile(moved);
    for (const layer of before.layers) expect(after.layerById.get(layer.id)).toBe(layer);
  });

  it('lists layers in topological order, whatever the order of the file', () => {
    const document = chain(lecture);
    const reversed: NetworkDocument = {
      ...document,
      nodes: [...document.nodes].reverse(),
      edges: [...document.edges].reverse(),
    };
    expect(compile(reversed).layers.map((layer) => layer.id)).toEqual(lecture.map(([id]) => id));
  });

  it('keeps the inputs of a merge in the order of their slots', () => {
    const plan2 = compile(
      network(
        [
          ['input', 'Input', { shape: [4, 5, 2] }],
          ['a', 'Conv2D', { filters: 3, padding: 'same' }],
          ['join', 'Concatenate'],
        ],
        ['a>join:1', 'input>a', 'input>join:0'],
      ),
    );
    expect(plan2.layerById.get('join')).toMatchObject({ inputIds: ['input', 'a'], outputShape: [4, 5, 5] });
  });
});

const input: TestNode = ['input', 'Input', { shape: [28, 28, 1] }];
const head: TestNode = ['out', 'Dense', { units: 10, activation: 'softmax' }];

describe('compile: problems', () => {
  it('only the root cause is an error; what stands behind it waits for it by name', () => {
    const plan = compile(
      chain([input, ['conv', 'Conv2D', { kernelSize: 40 }], ['pool', 'MaxPooling2D'], ['flat', 'Flatten']]),
    );
    expect(plan.diagnostics.map((diagnostic) => [diagnostic.severity, diagnostic.nodeId])).toEqual([['error', 'conv']]);
    expect(plan.layers.map(({ id, status, waitingFor }) => [id, status, waitingFor])).toEqual([
      ['input', 'ok', null],
      ['conv', 'problem', null],
      ['pool', 'waiting', 'conv'],
      ['flat', 'waiting', 'conv'],
    ]);
    expect(plan.ok).toBe(false);
  });

  it('reports every problem at once, errors first', () => {
    const plan = compile(
      network(
        [input, ['conv', 'Conv2D', { filters: -1 }], ['flat', 'Flatten'], ['loose', 'Dense'], ['loose2', 'Dense']],
        ['input>conv', 'conv>flat'],
        { dataset: 'mnist', epochs: -3 },
      ),
    );
    const found = plan.diagnostics.map((diagnostic) => diagnostic.nodeId ?? diagnostic.param);
    expect(found).toEqual(expect.arrayContaining(['training.epochs', 'conv', 'loose', 'loose2']));
    expect(plan.diagnostics.map((diagnostic) => diagnostic.severity)).toEqual(
      [...plan.diagnostics.map((d) => d.severity)].sort(),
    );
  });

  it('the same layer may feed two slots', () => {
    const plan = compile(network([input, ['add', 'Add']], ['input>add', 'input>add']));
    expect(plan.layerById.get('add')).toMatchObject({ outputShape: [28, 28, 1], status: 'ok' });
    expect(plan.ok).toBe(true);
  });

  it('data is judged only where the document names it', () => {
    expect(compile(chain([input, ['flat', 'Flatten'], ['out', 'Dense', { units: 3 }]])).diagnostics).toEqual([]);
  });

  it('a folder of images is resized to the Input and must have its classes', () => {
    const dataset = { title: 'pets', classNames: ['cat', 'dog'], imageShape: null };
    const plan = compile(chain([input, ['flat', 'Flatten'], head], { dataset: '/images/pets' }), { dataset });
    expect(plan.diagnostics.map((diagnostic) => [diagnostic.code, diagnostic.expected])).toEqual([
      ['units-classes', '2 values'],
    ]);
  });

  it('never throws, whatever stands in the parameters', () => {
    const hostile: readonly Json[] = [
      null,
      true,
      -1,
      0,
      1e308,
      0.5,
      '',
      'same',
      [],
      [0],
      [1, 2, 3, 4],
      {},
      { l1: 'x' },
      [[1], [2]],
      [null, null],
    ];
    for (const [, type] of lecture) {
      for (const param of [
        'shape',
        'filters',
        'kernelSize',
        'strides',
        'poolSize',
        'padding',
        'units',
        'activation',
        'kernelRegularizer',
        '__proto__',
        'constructor',
      ]) {
        for (const value of hostile) {
          const nodes = lecture.map(
            ([id, t, params = {}]): TestNode => [id, t, t === type ? { ...params, [param]: value } : params],
          );
          expect(typeof compile(chain(nodes, { [param]: value })).ok).toBe('boolean');
        }
      }
    }
  });
});
