import { create } from 'zustand';
import { compile } from '../../src/compiler/compile';
import type { Plan } from '../../src/compiler/Plan';
import { change, endMerge, type History, redo, startHistory, undo } from '../../src/document/history';
import type { NetworkDocument } from '../../src/document/NetworkDocument';
import type { Operation } from '../../src/editing/Operation';
import type { DatasetFacts } from '../../src/training/DatasetInfo';
import { sameDocument } from './sameDocument';
import { noSelection, onlyExisting, type Selection, sameSelection } from './selection';
import { useUiStore } from './uiStore';

export type DocumentStore = {
  readonly history: History;
  readonly document: NetworkDocument;
  /** Always compiled from `document` and `facts`. */
  readonly plan: Plan;
  readonly selection: Selection;
  /** The user's file; null for a network that has none yet. */
  readonly path: string | null;
  readonly saved: NetworkDocument;
  readonly unsaved: boolean;
  /** Grows with each network that is opened: the view fits it, and forgets what it knew of the last. */
  readonly opened: number;
  /** What is known of a data set that is not built in. */
  readonly facts: DatasetFacts | null;
  /** Does a gesture as one undo step. Steps in a row with the same `mergeKey` are one. */
  readonly run: (operation: Operation, mergeKey?: string) => void;
  /** Ends a burst of typing or a drag. */
  readonly endMerge: () => void;
  /** Takes back what steps with this key did, as if they had not been: Escape in a gesture. */
  readonly cancelMerge: (mergeKey: string) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly select: (selection: Selection) => void;
  readonly open: (document: NetworkDocument, path: string | null, options?: { readonly unsaved?: boolean }) => void;
  /** The document that was written to `path`; edits made since stay unsaved. */
  readonly markSaved: (document: NetworkDocument, path: string) => void;
  readonly setFacts: (facts: DatasetFacts | null) => void;
};

const blank: NetworkDocument = { name: 'Untitled network', nodes: [], edges: [] };

/** The network that is being edited. Everything that views show is derived from here. */
export const useDocumentStore = create<DocumentStore>()((set, get) => {
  function keep(history: History, wanted: Selection): void {
    const { document, facts, selection: before, saved } = get();
    if (history.document === document) {
      const selection = onlyExisting(wanted, document);
      set(sameSelection(selection, before) ? { history } : { history, selection });
      return;
    }
    const selection = onlyExisting(wanted, history.document);
    set({
      history,
      document: history.document,
      plan: compiled(history.document, facts),
      selection: sameSelection(selection, before) ? before : selection,
      unsaved: !sameDocument(history.document, saved),
    });
  }

  return {
    history: startHistory(blank),
    document: blank,
    plan: compiled(blank, null),
    selection: noSelection,
    path: null,
    saved: blank,
    unsaved: false,
    opened: 0,
    facts: null,
    run: (operation, mergeKey) => {
      const { history, selection } = get();
      const wanted = operation.select.length === 0 ? selection : { nodes: operation.select, edges: [] };
      keep(change(history, operation.title, operation.edits, mergeKey), wanted);
      useUiStore.getState().say(operation.announce);
    },
    endMerge: () => set({ history: endMerge(get().history) }),
    cancelMerge: (mergeKey) => {
      const { history, selection } = get();
      if (history.undo.at(-1)?.mergeKey === mergeKey) keep({ ...undo(history), redo: [] }, selection);
    },
    undo: () => {
      const { history, selection } = get();
      const step = history.undo.at(-1);
      if (step === undefined) return;
      keep(undo(history), selection);
      useUiStore.getState().say(`Undone: ${step.title}`);
    },
    redo: () => {
      const { history, selection } = get();
      const step = history.redo.at(-1);
      if (step === undefined) return;
      keep(redo(history), selection);
      useUiStore.getState().say(`Done again: ${step.title}`);
    },
    select: (selection) => {
      if (!sameSelection(selection, get().selection)) set({ selection });
    },
    open: (document, path, options = {}) => {
      const unsaved = options.unsaved === true;
      set({
        history: startHistory(document),
        document,
        plan: compiled(document, get().facts),
        selection: noSelection,
        path,
        saved: unsaved ? blank : document,
        unsaved,
        opened: get().opened + 1,
      });
    },
    markSaved: (document, path) => set({ saved: document, path, unsaved: !sameDocument(get().document, document) }),
    setFacts: (facts) => {
      if (facts !== get().facts) set({ facts, plan: compiled(get().document, facts) });
    },
  };
});

function compiled(document: NetworkDocument, facts: DatasetFacts | null): Plan {
  return facts === null ? compile(document) : compile(document, { dataset: facts });
}
