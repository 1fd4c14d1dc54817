import type { ChangeSpec, Text } from '@codemirror/state';
import { lineChanges } from './lineChanges';

export type TextChanges = {
  readonly changes: readonly ChangeSpec[];
  /** Lines of the new text that were not there before, counted from 0. */
  readonly changed: ReadonlySet<number>;
};

/** What makes these lines of a text: those that stay are not touched. */
export function textChanges(text: Text, lines: readonly string[]): TextChanges {
  const changes: ChangeSpec[] = [];
  const changed = new Set<number>();
  let shift = 0;
  for (const { from, to, lines: inserted } of lineChanges(text.toJSON(), lines)) {
    changes.push(changeOf(text, from, to, inserted));
    for (let index = 0; index < inserted.length; index++) changed.add(from + shift + index);
    shift += inserted.length - (to - from);
  }
  return { changes, changed };
}

/** Replaces whole lines; the last line has no line break to take along, so the one before it goes. */
function changeOf(text: Text, from: number, to: number, lines: readonly string[]): ChangeSpec {
  const insert = lines.join('\n');
  if (from >= text.lines) return { from: text.length, insert: `\n${insert}` };
  const start = text.line(from + 1).from;
  if (to < text.lines)
    return { from: start, to: text.line(to + 1).from, insert: lines.length === 0 ? '' : `${insert}\n` };
  if (lines.length === 0) return { from: Math.max(0, start - 1), to: text.length };
  return { from: start, to: text.length, insert };
}
