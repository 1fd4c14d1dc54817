import { describe, expect, it } from 'vitest';
import { plainLine, pythonComment, pythonDocstring, pythonString } from './pythonText';

describe('text in Python', () => {
  it.each([
    ['plain', '"plain"'],
    ['Größe 日本', '"Größe 日本"'],
    ['say "yes"', `'say "yes"'`],
    [`"it's"`, `'"it\\'s"'`],
    [`it's`, `"it's"`],
    ['back\\slash', '"back\\\\slash"'],
    ['two\nlines\tand\r', '"two\\nlines\\tand\\x0d"'],
    ['\u2028 \u202e \u00a0', '"\\u2028 \\u202e \\xa0"'],
    ['\ud800', '"\\ud800"'],
    ['\u{e0001}', '"\\U000e0001"'],
    ['\0', '"\\x00"'],
  ])('is one string: %j', (text, expected) => {
    expect(pythonString(text)).toBe(expected);
  });

  it('is a comment of one line', () => {
    expect(pythonComment('a\nimport os\u2028\u202eb\fc')).toBe('# a import os bc'.replace('bc', 'b c'));
  });

  it('is a docstring that nothing ends, cut to fit', () => {
    expect(pythonDocstring('', 'a"""\nimport os\\', '.', 0)).toBe('"""a\'\'\' import os/."""');
    expect(pythonDocstring('', 'x'.repeat(200), ': 3 layers.', 1)).toHaveLength(84);
  });

  it('is cut between characters', () => {
    expect(plainLine('😀😀😀', 2)).toBe('😀…');
  });
});
