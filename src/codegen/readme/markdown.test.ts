import { describe, expect, it } from 'vitest';
import { markdownTable, markdownText } from './markdown';

describe('markdownText', () => {
  it.each([
    '[x](javascript:evil()) <b>`',
    '<img src=x onerror="evil()">',
    '# a\n# b\u2028# c',
    '**a** | _b_ ~c~ &lt; $d$',
  ])('writes %j as text on one line', (hostile) => {
    const text = markdownText(hostile);
    expect(text).not.toMatch(/<|&(?!amp;|lt;)|(?<!\\)[[\]()>`#*|_~$]/);
    expect(text).not.toMatch(/[\n\u2028]/);
  });
});

describe('markdownTable', () => {
  it('has a head, a rule and its rows', () => {
    expect(markdownTable(['a', 'b'], [['1', '2']])).toEqual(['| a | b |', '| --- | --- |', '| 1 | 2 |']);
  });
});
