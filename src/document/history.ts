import type { Edit } from './edits';
import { applyEdits } from './edits';
import type { NetworkDocument } from './NetworkDocument';

/** One intent of the user: what undo and redo go by. */
export type Step = {
  /** What the menu says after "Undo": "Add Conv2D". */
  readonly title: string;
  readonly edits: readonly Edit[];
  readonly inverse: readonly Edit[];
  /** Steps in a row with the same key become one: a drag, a scrub, a burst of typing. */
  readonly mergeKey?: string;
};

/** A document with its past and its undone future. A value; `document` is always what the steps in `undo` made. */
export type History = {
  readonly document: NetworkDocument;
  readonly undo: readonly Step[];
  readonly redo: readonly Step[];
};

/** Steps that are kept. */
const MAX_STEPS = 1000;

export function startHistory(document: NetworkDocument): History {
  return { document, undo: [], redo: [] };
}

/** Applies edits as one step, and clears redo. Edits that change nothing make no step and leave redo alone. */
export function change(history: History, title: string, edits: readonly Edit[], mergeKey?: string): History {
  const { document, inverse } = applyEdits(history.document, edits);
  if (document === history.document) return history;
  const last = history.undo[history.undo.length - 1];
  if (mergeKey !== undefined && last?.mergeKey === mergeKey && history.redo.length === 0) {
    const merged: Step = { title, edits: [...last.edits, ...edits], inverse: [...inverse, ...last.inverse], mergeKey };
    return { document, undo: [...history.undo.slice(0, -1), merged], redo: [] };
  }
  const step: Step = mergeKey === undefined ? { title, edits, inverse } : { title, edits, inverse, mergeKey };
  return { document, undo: [...history.undo, step].slice(-MAX_STEPS), redo: [] };
}

/** Ends a burst: the next change is a step of its own, whatever its key. */
export function endMerge(history: History): History {
  const last = history.undo[history.undo.length - 1];
  if (last?.mergeKey === undefined) return history;
  const { mergeKey: _ended, ...step } = last;
  return { ...history, undo: [...history.undo.slice(0, -1), step] };
}

/** Takes the last step back; nothing happens where there is none. */
export function undo(history: History): History {
  const step = history.undo[history.undo.length - 1];
  if (step === undefined) return history;
  const { document } = applyEdits(history.document, step.inverse);
  return { document, undo: history.undo.slice(0, -1), redo: [...history.redo, withoutKey(step)] };
}

/** Does the last undone step again; nothing happens where there is none. */
export function redo(history: History): History {
  const step = history.redo[history.redo.length - 1];
  if (step === undefined) return history;
  const { document } = applyEdits(history.document, step.edits);
  return { document, undo: [...history.undo, step], redo: history.redo.slice(0, -1) };
}

function withoutKey(step: Step): Step {
  const { mergeKey: _ended, ...rest } = step;
  return rest;
}
