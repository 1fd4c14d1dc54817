import { describe, expect, it } from 'vitest';
import { type LineChange, lineChanges } from './lineChanges';

const lines = (text: string) => (text === '' ? [] : text.split(' '));

function applied(before: readonly string[], changes: readonly LineChange[]): readonly string[] {
  const result = [...before];
  for (const { from, to, lines: inserted } of [...changes].reverse()) result.splice(from, to - from, ...inserted);
  return result;
}

describe('lineChanges', () => {
  it.each<[string, string, string, readonly LineChange[]]>([
    ['nothing', 'a b c', 'a b c', []],
    ['one line', 'a b c', 'a x c', [{ from: 1, to: 2, lines: ['x'] }]],
    ['a line that was added', 'a c', 'a b c', [{ from: 1, to: 1, lines: ['b'] }]],
    ['a line that went', 'a b c', 'a c', [{ from: 1, to: 2, lines: [] }]],
    ['all of it', 'a b', 'x y z', [{ from: 0, to: 2, lines: ['x', 'y', 'z'] }]],
    ['the first text', '', 'a b', [{ from: 0, to: 0, lines: ['a', 'b'] }]],
    [
      'two places, not what lies between them',
      'head a b c d foot',
      'head x b c y foot',
      [
        { from: 1, to: 2, lines: ['x'] },
        { from: 4, to: 5, lines: ['y'] },
      ],
    ],
  ])('of %s', (_, before, after, expected) => {
    expect(lineChanges(lines(before), lines(after))).toEqual(expected);
  });

  it('always lead from one text to the other, in order and without overlap', () => {
    let seed = 7;
    const random = (below: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return Math.floor((seed / 2147483648) * below);
    };
    const text = () => Array.from({ length: random(12) }, () => 'abcd'[random(4)] ?? '');
    for (let round = 0; round < 2000; round++) {
      const [before, after] = [text(), text()];
      const changes = lineChanges(before, after);
      expect(applied(before, changes)).toEqual(after);
      for (const [index, change] of changes.entries()) {
        expect(change.from).toBeGreaterThan(changes[index - 1]?.to ?? -1);
      }
    }
  });

  it('of a text too long to compare is still one that leads there', () => {
    const before = Array.from({ length: 3000 }, (_, index) => `line ${index}`);
    const after = before.map((line, index) => (index % 3 === 1 ? `${line}!` : line));
    expect(applied(before, lineChanges(before, after))).toEqual(after);
  });
});
