import { describe, expect, it } from 'vitest';
import { compile } from '../../compiler/compile';
import { chain, network } from '../../compiler/testing/networks';
import type { NetworkDocument } from '../../document/NetworkDocument';
import { resolveTraining } from '../../training/resolveTraining';
import type { SourceFile } from '../SourceFile';
import { sourceText } from '../SourceFile';
import { pytorchModel } from './pytorchModel';

function modelOf(document: NetworkDocument): SourceFile {
  const { settings } = resolveTraining(document.training);
  return pytorchModel({ name: document.name, plan: compile(document, { dataset: null }), settings, classNames: null });
}

const small = chain([
  ['image', 'Input', { shape: [28, 28, 1] }],
  ['conv1', 'Conv2D', { filters: 16, activation: 'relu' }],
  ['flat', 'Flatten'],
  ['out', 'Dense', { units: 10, activation: 'softmax' }],
]);
const labelled = (label: string): NetworkDocument => ({
  ...small,
  nodes: small.nodes.map((node) => (node.id === 'conv1' ? { ...node, label } : node)),
});

describe('a network in PyTorch', () => {
  it('has a layer a line, in the class and in forward', () => {
    const lines = modelOf(labelled('First conv')).lines.filter(({ layerId }) => layerId === 'conv1');
    expect(lines.map(({ text }) => text)).toEqual([
      '        self.first_conv = nn.Conv2d(1, 16, 3)',
      expect.stringMatching(/^ {8}first_conv = F\.relu\(self\.first_conv\(\w+\)\)$/),
    ]);
  });

  it('says shapes with the channels first, and how many parameters', () => {
    const text = sourceText(modelOf({ ...small, name: 'First CNN' }));
    expect(text).toContain('class FirstCnn(nn.Module):\n    """First CNN: 4 layers, 108,330 parameters.');
    expect(text).toContain('Input: float32 [batch, 1, 28, 28], channels first.\n    Output: float32 [batch, 10].');
  });

  it.each([
    ['First CNN', 'FirstCnn'],
    ['F', 'FNetwork'],
    ['none', 'NoneNetwork'],
    ['Path', 'PathNetwork'],
    ['3 layers', 'Network3Layers'],
    ['value error', 'ValueErrorNetwork'],
    ['日本', 'Network'],
    ['', 'Network'],
    ['"""\nimport os', 'ImportOs'],
  ])('calls the class of %j %s', (name, expected) => {
    expect(sourceText(modelOf({ ...small, name }))).toContain(`class ${expected}(nn.Module):`);
  });

  it('gives a comment for what cannot be computed, and says so when it is run', () => {
    const broken = chain([
      ['image', 'Input', { shape: [4, 4, 1] }],
      ['conv1', 'Conv2D', { kernelSize: [9, 9] }],
      ['out', 'Flatten'],
    ]);
    const { lines } = modelOf(broken);
    const of = (id: string) => lines.filter(({ layerId }) => layerId === id).map(({ text }) => text.trim());
    expect(of('conv1')).toEqual([expect.stringMatching(/^# Conv2D 1/)]);
    expect(of('out')).toEqual(['# Flatten 1 waits for Conv2D 1.']);
    expect(lines.map(({ text }) => text.trim())).toContain(
      'raise NotImplementedError("The network has no output yet.")',
    );
  });

  it.each([
    ['nothing', []],
    ['no Input', [['out', 'Dense', { units: 2 }] as const]],
    ['an Input alone', [['image', 'Input', {}] as const]],
  ])('is written for %s', (_, nodes) => {
    expect(sourceText(modelOf(chain(nodes)))).toContain('def forward(self, ');
  });

  it('keeps attributes apart that want the same name', () => {
    const document = network(
      [
        ['image', 'Input', { shape: [8, 8, 3] }],
        ['conv', 'SeparableConv2D', { filters: 4 }],
        ['conv_depthwise', 'Conv2D', { filters: 4 }],
        ['conv_pointwise', 'Flatten'],
      ],
      ['image>conv', 'conv>conv_depthwise', 'conv_depthwise>conv_pointwise'],
    );
    const labels = { ...document, nodes: document.nodes.map((node) => ({ ...node, label: node.id })) };
    const names = [...sourceText(modelOf(labels)).matchAll(/^ {8}self\.(\w+) =/gm)].map(([, name]) => name);
    expect(names.length).toBe(3);
    expect(new Set(names).size).toBe(3);
  });
});
