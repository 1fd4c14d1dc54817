import type { CodeInput, ExportInput } from '../../../../src/codegen/CodeInput';
import { compile } from '../../../../src/compiler/compile';
import { RandomStream } from '../../../../src/training/random';
import { resolveTraining } from '../../../../src/training/resolveTraining';
import { chainDocument } from '../../testing/networks';

/** Stands in every hostile text, so that it is found wherever it comes out. */
export const mark = 'Zq9k';

const known: readonly string[] = [
  `${mark}"""\nimport os\nos.abort()\n"""`,
  `${mark}'''\nimport os\n'''`,
  `${mark}"); import os; os.abort(); ("`,
  `${mark}')\nimport os\n#`,
  `${mark}\\`,
  `\\${mark}\\"\\'`,
  `${mark}\\N{BULLET}\\x41\\u0041 {os.abort()} {{x}} %s`,
  `${mark}\r\nimport os\u2028import os\u2029import os\u0085import os\fimport os\vimport os`,
  `\u202e${mark}\u2066\u200b\ufeff\u00ad`,
  `${mark}\ud800 \udfff\udc00`,
  `${mark}\0\x1b[31m`,
  `# -*- coding: utf-7 -*- ${mark}`,
  `fmt: off ${mark}`,
  `class ${mark}`,
  `${mark} __import__("os").abort()`,
  `${mark} $\\frac{1}{0}$ <script>alert(1)</script> | \` [x](javascript:y)`,
  `${mark}日本 Größe 😀${'x'.repeat(180)}`,
];
const pieces = [
  '"',
  "'",
  '\\',
  '\n',
  '\r',
  '#',
  '{',
  '}',
  '(',
  ')',
  '"""',
  "'''",
  ' ',
  '\u2028',
  '\u202e',
  '\ud83d',
  'n',
];

/** Texts that end strings and comments of many languages, and random ones of such pieces. */
export function hostileTexts(): readonly string[] {
  const random = new RandomStream(1, 'hostile texts');
  const piece = () => pieces[random.below(pieces.length)] ?? '';
  const drawn = Array.from({ length: 30 }, () => {
    const half = () => Array.from({ length: random.below(12) }, piece).join('');
    return `${half()}${mark}${half()}`;
  });
  return [...known, ...drawn];
}

/** A network that says this text everywhere; `isBroken`: with a layer that is wrong, and one behind it. */
export function inputWith(text: string, isBroken: boolean): ExportInput {
  const document = chainDocument(
    ['Input', { shape: [12, 12, 1] }],
    ['Conv2D', { filters: 4, kernelSize: isBroken ? [99, 99] : [3, 3] }],
    ['Flatten'],
    ['Dense', { units: 2, activation: 'softmax' }],
  );
  const labelled = { ...document, name: text, nodes: document.nodes.map((node) => ({ ...node, label: text })) };
  const { settings } = resolveTraining({ dataset: `/data/${text}` });
  const common: CodeInput = {
    name: text,
    plan: compile(labelled, { dataset: null }),
    settings: { ...settings, dataset: `/data/${text}` },
    classNames: [text, 'b'],
  };
  const trained = { runName: text, epochs: 1, testAccuracy: 0.5 };
  return { ...common, weights: new Map(), trained, document: '{}' };
}
