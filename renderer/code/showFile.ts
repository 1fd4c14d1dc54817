import type { ChangeSpec } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import type { SourceFile } from '../../src/codegen/SourceFile';
import type { Plan } from '../../src/compiler/Plan';
import { lineChanges } from './lineChanges';
import { setMarks } from './lineMarks';

/** How long a changed line stands out, in milliseconds; the style sheet fades it within that time. */
const FLASH = 1400;

const timers = new WeakMap<EditorView, number>();

/**
 * Shows a file: only lines that differ are touched, so that the place one reads and marked text stay. `flash`: the lines
 * that changed stand out for a moment.
 */
export function showFile(view: EditorView, file: SourceFile, plan: Plan, flash: boolean): void {
  const before = view.state.doc.toJSON();
  const after = file.lines.map(({ text }) => text);
  const changes: ChangeSpec[] = [];
  const changed = new Set<number>();
  let shift = 0;
  for (const { from, to, lines } of lineChanges(before, after)) {
    changes.push(changeOf(view, from, to, lines));
    for (let index = 0; index < lines.length; index++) changed.add(from + shift + index);
    shift += lines.length - (to - from);
  }
  view.dispatch({
    changes,
    effects: setMarks.of({
      layerIds: file.lines.map(({ layerId }) => layerId),
      familyOf: (layerId) => plan.layerById.get(layerId)?.definition.family ?? null,
      ...(changes.length === 0 ? {} : { changed: flash ? changed : new Set() }),
    }),
  });
  if (flash && changed.size > 0) fadeLater(view);
}

/** Replaces whole lines; the last line has no line break to take along, so the one before it goes. */
function changeOf(view: EditorView, from: number, to: number, lines: readonly string[]): ChangeSpec {
  const { doc } = view.state;
  const text = lines.join('\n');
  const isEnd = to >= doc.lines;
  if (from >= doc.lines) return { from: doc.length, insert: `\n${text}` };
  const start = doc.line(from + 1).from;
  if (!isEnd) return { from: start, to: doc.line(to + 1).from, insert: lines.length === 0 ? '' : `${text}\n` };
  if (lines.length === 0) return { from: Math.max(0, start - 1), to: doc.length };
  return { from: start, to: doc.length, insert: text };
}

function fadeLater(view: EditorView): void {
  window.clearTimeout(timers.get(view));
  timers.set(
    view,
    window.setTimeout(() => view.dispatch({ effects: setMarks.of({ changed: new Set() }) }), FLASH),
  );
}

/** Before a view is destroyed. */
export function forgetFlash(view: EditorView): void {
  window.clearTimeout(timers.get(view));
}
