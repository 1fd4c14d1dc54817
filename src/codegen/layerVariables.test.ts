import { describe, expect, it } from 'vitest';
import { compile } from '../compiler/compile';
import type { DocumentNode } from '../document/NetworkDocument';
import { camelCase, layerVariables, snakeCase } from './layerVariables';

/** What layers with these labels are called; a layer without one is a ReLU. */
function variablesOf(labels: readonly (string | null)[]): readonly string[] {
  const nodes = labels.map(
    (label, index): DocumentNode => ({
      id: `node${index}`,
      type: 'ReLU',
      ...(label === null ? {} : { label }),
      params: {},
      position: { x: 0, y: 0 },
    }),
  );
  const variables = layerVariables(compile({ name: 'Names', nodes, edges: [] }));
  return nodes.map(({ id }) => variables.get(id) ?? '');
}

const rows: readonly (readonly [string, string | null, string])[] = [
  ['words', 'First conv 3×3', 'first_conv_3_3'],
  ['a type and a number', null, 'relu_1'],
  ['capitals inside', 'maxPool', 'max_pool'],
  ['an accent', 'Entrée', 'entree'],
  ['a digit at the start', '3x3', 'layer_3x3'],
  ['a word of Python', 'Lambda', 'lambda_layer'],
  ['a word of TypeScript', 'const', 'const_layer'],
  ["a name of PyTorch's modules", 'forward', 'forward_layer'],
  ['another script, which has no letters of ASCII', 'свёртка', 'node0'],
  ['nothing but signs', '"""); import os #', 'import_os'],
  ['a line break', 'a\nb', 'a_b'],
  ['200 characters', 'x'.repeat(200), 'x'.repeat(40)],
];

describe('what layers are called in generated code', () => {
  it.each(rows)('%s', (_, label, expected) => {
    expect(variablesOf([label])).toEqual([expected]);
  });

  it('is told apart by numbers where labels are alike', () => {
    expect(variablesOf(['Conv', 'conv', 'CONV', 'conv 2'])).toEqual(['conv', 'conv_2', 'conv_3', 'conv_2_2']);
  });

  it('is always a legal name', () => {
    const labels = Array.from({ length: 256 }, (_, code) => String.fromCharCode(code).repeat(3));
    for (const variable of variablesOf(labels)) expect(variable).toMatch(/^[a-z][a-z0-9_]{0,50}$/);
    expect(new Set(variablesOf(labels)).size).toBe(labels.length);
  });
});

it('is written in camel case in TypeScript', () => {
  expect(['conv_1', 'leaky_relu_2', 'a'].map(camelCase)).toEqual(['conv1', 'leakyRelu2', 'a']);
  expect(snakeCase('LeakyReLU 2')).toBe('leaky_relu_2');
});
