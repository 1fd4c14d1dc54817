import { EditorState, Text } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { textChanges } from './textChanges';

const lines = (text: string) => text.split(' ');

function applied(before: string, after: string) {
  const state = EditorState.create({ doc: Text.of(lines(before)) });
  const { changes, changed } = textChanges(state.doc, lines(after));
  return {
    text: state
      .update({ changes: [...changes] })
      .state.doc.toJSON()
      .join(' '),
    changed: [...changed],
  };
}

describe('a text that changes line by line', () => {
  it.each([
    ['one line', 'a b c', 'a x c', [1]],
    ['the last line', 'a b c', 'a b x', [2]],
    ['a line behind the last', 'a b', 'a b c d', [2, 3]],
    ['a line before the first', 'a b', 'x a b', [0]],
    ['lines that go', 'a b c d', 'b d', []],
    ['the last lines that go', 'a b c d', 'a b', []],
    ['all lines', 'a b', 'x y z', [0, 1, 2]],
    ['several places, whose numbers move', 'a b c d e', 'a x y c e z', [1, 2, 5]],
    ['nothing', 'a b', 'a b', []],
  ])('%s', (_, before, after, changed) => {
    expect(applied(before, after)).toEqual({ text: after, changed });
  });

  it('keeps places in what stays', () => {
    const state = EditorState.create({ doc: Text.of(lines('aa bb cc dd')) });
    const { changes } = textChanges(state.doc, lines('new aa xx cc dd'));
    const cc = state.doc.line(3);
    const update = state.update({ changes: [...changes] });
    expect(update.state.doc.lineAt(update.changes.mapPos(cc.from + 1)).text).toBe('cc');
  });

  it('leads to any text', () => {
    let seed = 11;
    const random = (below: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return Math.floor((seed / 2147483648) * below);
    };
    const text = () => Array.from({ length: 1 + random(9) }, () => 'abc'[random(3)]).join(' ');
    for (let round = 0; round < 1000; round++) {
      const [before, after] = [text(), text()];
      expect(applied(before, after).text).toBe(after);
    }
  });
});
