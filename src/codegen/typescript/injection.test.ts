import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';
import { compile } from '../../compiler/compile';
import { network } from '../../compiler/testing/networks';
import { RandomStream } from '../../training/random';
import { defaultTraining } from '../../training/resolveTraining';
import type { CodeInput } from '../CodeInput';
import type { SourceFile } from '../SourceFile';
import { sourceText } from '../SourceFile';
import { settingsFile } from './settingsFile';
import { typescriptModel } from './typescriptModel';
import { stringLiteral } from './typescriptText';

/** Pieces of which hostile texts are made; `evil` is what must never become code. */
const pieces = [
  'evil()',
  'evil',
  "'",
  '"',
  '`',
  '\\',
  '\n',
  '\r',
  '\u2028',
  '\u2029',
  '*/',
  '/*',
  '//',
  '${',
  '}',
  ');',
  '</script>',
  '<!--',
  '\u202e',
  '\u0000',
  '\ud800',
  '__proto__',
  'constructor',
  'é',
  '日本',
  ' ',
];

function hostileText(random: RandomStream): string {
  return Array.from({ length: 1 + random.below(8) }, () => pieces[random.below(pieces.length)] ?? '').join('');
}

/** The same network with `text()` wherever a person may write what they like; `broken` has a layer with a problem. */
function hostileInput(text: () => string, broken: boolean): CodeInput {
  const document = network(
    [
      ['a', 'Input', { shape: [8, 8, 1] }],
      ['b', 'Conv2D', { filters: 2, kernelSize: broken ? [99, 99] : [3, 3], activation: 'hardSwish' }],
      ['c', 'Flatten'],
      ['d', 'Dense', { units: 2 }],
    ],
    ['a>b', 'b>c', 'c>d'],
  );
  const nodes = document.nodes.map((node) => ({ ...node, label: text() }));
  return {
    name: text(),
    plan: compile({ ...document, nodes }, { dataset: null }),
    settings: { ...defaultTraining, dataset: text() },
    classNames: [text(), text()],
  };
}

/** All that a syntax tree says, but for what strings hold and names are: two texts of one structure have the same. */
function structure(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(structure);
  if (typeof value !== 'object' || value === null) return value;
  const node = value as { readonly [field: string]: unknown };
  if (node.type === 'Literal' && typeof node.value === 'string') return 'string';
  if (node.type === 'Identifier') return 'name';
  const fields = Object.entries(node).filter(([field]) => field !== 'start' && field !== 'end');
  return Object.fromEntries(fields.map(([field, inner]) => [field, structure(inner)]));
}

function parsed(source: SourceFile) {
  const { program, errors } = parseSync(source.path, sourceText(source));
  expect(errors, sourceText(source)).toEqual([]);
  return program;
}

describe('names, labels and paths', () => {
  const files = [
    ['the network', typescriptModel],
    ['the settings', settingsFile],
  ] as const;
  it.each(
    files.flatMap(([what, write]) => [[what, write, false] as const, [`${what} with a problem`, write, true] as const]),
  )('stay strings, comments and names in %s, whatever they hold', (_, write, broken) => {
    const random = new RandomStream(1, 'hostile');
    const harmless = structure(parsed(write(hostileInput(() => 'label', broken))));
    for (let round = 0; round < 300; round++) {
      const source = write(hostileInput(() => hostileText(random), broken));
      expect(structure(parsed(source)), sourceText(source)).toEqual(harmless);
      expect(source.lines.every(({ text }) => !/[\n\r\u2028\u2029\u202e\0]/.test(text))).toBe(true);
    }
  });

  it('are what they were, as string literals', () => {
    const random = new RandomStream(2, 'hostile');
    for (let round = 0; round < 300; round++) {
      const text = hostileText(random);
      const { program } = parseSync('literal.ts', `(${stringLiteral(text)})`);
      const [statement] = program.body;
      const expression = statement?.type === 'ExpressionStatement' ? statement.expression : undefined;
      const literal = expression?.type === 'ParenthesizedExpression' ? expression.expression : expression;
      // The tree comes as JSON, which has no half of a pair of code units.
      if (text.includes('\ud800')) expect(stringLiteral(text)).toContain('\\ud800');
      else expect(literal).toMatchObject({ type: 'Literal', value: text });
    }
  });
});
