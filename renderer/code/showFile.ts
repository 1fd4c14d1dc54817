import type { EditorView } from '@codemirror/view';
import type { SourceFile } from '../../src/codegen/SourceFile';
import type { Plan } from '../../src/compiler/Plan';
import { setMarks } from './lineMarks';
import { textChanges } from './textChanges';

/** How long a changed line stands out, in milliseconds; the style sheet fades it within that time. */
const FLASH = 1400;

const timers = new WeakMap<EditorView, number>();

/**
 * Shows a file: only lines that differ are touched, so that the place one reads and marked text stay. `flash`: the lines
 * that changed stand out for a moment.
 */
export function showFile(view: EditorView, file: SourceFile, plan: Plan, flash: boolean): void {
  const { changes, changed } = textChanges(
    view.state.doc,
    file.lines.map(({ text }) => text),
  );
  view.dispatch({
    changes: [...changes],
    effects: setMarks.of({
      layerIds: file.lines.map(({ layerId }) => layerId),
      familyOf: (layerId) => plan.layerById.get(layerId)?.definition.family ?? null,
      ...(changes.length === 0 ? {} : { changed: flash ? changed : new Set() }),
    }),
  });
  if (flash && changed.size > 0) fadeLater(view);
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
