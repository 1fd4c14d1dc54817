import { describe, expect, it } from 'vitest';
import { compile } from '../../compiler/compile';
import { chain } from '../../compiler/testing/networks';
import { defaultTraining } from '../../training/resolveTraining';
import type { ExportInput } from '../CodeInput';
import { servingReadme } from './readme';

const plan = compile(
  chain([
    ['in', 'Input', { shape: [6, 5, 1] }],
    ['flat', 'Flatten'],
    ['out', 'Dense', { units: 2 }],
  ]),
  { dataset: null },
);
const input: ExportInput = {
  name: 'Net',
  plan,
  settings: defaultTraining,
  classNames: null,
  weights: new Map(),
  trained: null,
  document: '',
};

function textOf(changes: Partial<ExportInput>): string {
  const file = servingReadme({ ...input, ...changes }, { kind: 'a model', sections: '' });
  if (file.kind !== 'text') throw new Error('A README is text.');
  return file.text;
}

describe('servingReadme', () => {
  it('says what the network takes and answers', () => {
    expect(textOf({})).toContain('62 parameters');
    expect(textOf({})).toContain('float32 images of 6 × 5 × 1');
    expect(textOf({ name: ' ' })).toContain('# The network');
  });

  it.each(['# a\n# b', '<script>x</script>', '[a](javascript:x)', '`rm`', '**a**', '&lt;', '\u2028## x', '|'])(
    'holds %j as text',
    (hostile) => {
      const texts = [
        textOf({ name: hostile }),
        textOf({ classNames: [hostile, 'b'] }),
        textOf({ trained: { runName: hostile, epochs: 1, testAccuracy: null } }),
      ];
      const lines = (text: string) => text.split(/[\n\u2028\u2029]/).length;
      const plain = [
        textOf({}),
        textOf({ classNames: ['a', 'b'] }),
        textOf({ trained: { runName: 'a', epochs: 1, testAccuracy: null } }),
      ];
      expect(texts.map(lines)).toEqual(plain.map(lines));
      for (const text of texts) expect(text).not.toMatch(/<script|(?<!\\)\]\(|(?<!\\)`rm|(?<!\\)\*\*a|\n## x/);
    },
  );
});
