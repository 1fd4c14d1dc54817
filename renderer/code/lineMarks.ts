import { type Extension, RangeSetBuilder, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';

/** What is shown of the lines besides their text. */
export type LineMarks = {
  /** The layer of each line. */
  readonly layerIds: readonly (string | null)[];
  readonly familyOf: (layerId: string) => string | null;
  readonly selected: ReadonlySet<string>;
  readonly hovered: string | null;
  /** Lines that have just changed, counted from 0. */
  readonly changed: ReadonlySet<number>;
};

const none: LineMarks = {
  layerIds: [],
  familyOf: () => null,
  selected: new Set(),
  hovered: null,
  changed: new Set(),
};

export const setMarks = StateEffect.define<Partial<LineMarks>>();

const marksField = StateField.define<LineMarks>({
  create: () => none,
  update: (before, transaction) => {
    let marks = before;
    for (const effect of transaction.effects) if (effect.is(setMarks)) marks = { ...marks, ...effect.value };
    return marks;
  },
});

/** Each line of a layer carries its family's stripe; those of chosen and hovered layers and new ones stand out. */
export const lineMarks: Extension = [
  marksField,
  EditorView.decorations.compute([marksField, 'doc'], (state) => {
    const builder = new RangeSetBuilder<Decoration>();
    const marks = state.field(marksField);
    for (let number = 1; number <= state.doc.lines; number++) {
      const decoration = decorationOf(marks, number - 1);
      if (decoration !== null) {
        const { from } = state.doc.line(number);
        builder.add(from, from, decoration);
      }
    }
    return builder.finish() satisfies DecorationSet;
  }),
];

function decorationOf({ layerIds, familyOf, selected, hovered, changed }: LineMarks, index: number): Decoration | null {
  const layerId = layerIds[index] ?? null;
  const isChanged = changed.has(index);
  if (layerId === null) return isChanged ? Decoration.line({ class: 'code-changed' }) : null;
  const classes = ['code-layer'];
  if (selected.has(layerId)) classes.push('code-selected');
  if (layerId === hovered) classes.push('code-hovered');
  if (isChanged) classes.push('code-changed');
  const family = familyOf(layerId);
  const attributes = { 'data-layer-id': layerId, ...(family === null ? {} : { 'data-family': family }) };
  return Decoration.line({ class: classes.join(' '), attributes });
}

/** The layer of the line at this place of the text. */
export function layerAt(view: EditorView, position: number): string | null {
  return view.state.field(marksField).layerIds[view.state.doc.lineAt(position).number - 1] ?? null;
}

/** The first line of any of these layers, counted from 1; null where none has one. */
export function firstLineOf(view: EditorView, layerIds: ReadonlySet<string>): number | null {
  const index = view.state.field(marksField).layerIds.findIndex((id) => id !== null && layerIds.has(id));
  return index === -1 ? null : index + 1;
}
