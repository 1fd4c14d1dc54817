import { Compartment, EditorState, type TransactionSpec } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import type { CodeLanguage } from '../../src/contract/settings';
import { reveal } from '../canvas/viewport';
import { goToLayer } from '../inspector/goToLayer';
import { useDocumentStore } from '../state/documentStore';
import { grammars, highlighting } from './highlighting';
import { hoverLayer } from './hoveredLayer';
import { firstLineOf, layerAt, lineMarks, setMarks } from './lineMarks';

const grammar = new Compartment();
const label = new Compartment();

/** Chooses a layer from the code: the view of the canvas moves only where it is out of sight, the focus stays here. */
function choose(layerId: string | null): void {
  if (layerId === null) return;
  useDocumentStore.getState().select({ nodes: [layerId], edges: [] });
  reveal([layerId]);
}

const pointing = EditorView.domEventHandlers({
  click: (event, view) => {
    // Marking text is not pointing at a line.
    if (event.button !== 0 || !view.state.selection.main.empty) return false;
    const position = view.posAtCoords({ x: event.clientX, y: event.clientY }, false);
    choose(layerAt(view, position));
    return false;
  },
  mousemove: (event, view) => {
    hoverLayer(layerAt(view, view.posAtCoords({ x: event.clientX, y: event.clientY }, false)));
    return false;
  },
  mouseleave: () => {
    hoverLayer(null);
    return false;
  },
});

const keys = keymap.of([
  {
    key: 'Enter',
    run: (view) => {
      const layerId = layerAt(view, view.state.selection.main.head);
      if (layerId !== null) goToLayer(layerId);
      return true;
    },
  },
]);

/** A text that is read, marked and copied, not written. */
export function createCodeView(parent: HTMLElement): EditorView {
  return new EditorView({
    parent,
    state: EditorState.create({
      extensions: [
        EditorState.readOnly.of(true),
        lineNumbers(),
        highlighting,
        grammar.of([]),
        label.of([]),
        lineMarks,
        pointing,
        keys,
      ],
    }),
  });
}

export function languageSpec(language: CodeLanguage, title: string): TransactionSpec {
  const attributes = { 'aria-label': `${title} code of the network`, 'aria-readonly': 'true', tabindex: '0' };
  return {
    effects: [grammar.reconfigure(grammars[language]), label.reconfigure(EditorView.contentAttributes.of(attributes))],
  };
}

/** Marks the lines of the chosen layers, and brings them into view unless they were chosen here. */
export function markSelected(view: EditorView, nodeIds: readonly string[]): void {
  const selected = new Set(nodeIds);
  const first = view.hasFocus ? null : firstLineOf(view, selected);
  view.dispatch({
    effects: [
      setMarks.of({ selected }),
      ...(first === null
        ? []
        : [EditorView.scrollIntoView(view.state.doc.line(first).from, { y: 'nearest', yMargin: 36 })]),
    ],
  });
}
