import type { Edit } from '../document/edits';

/** What a gesture does: one undo step, what is selected afterwards, and what a screen reader says. */
export type Operation = {
  /** "Add Conv2D": what the menu says after "Undo". */
  readonly title: string;
  readonly edits: readonly Edit[];
  /** Nodes to select afterwards. */
  readonly select: readonly string[];
  /** "Conv2D 2 after Conv2D 1". */
  readonly announce: string;
};

export const nothing: Operation = { title: '', edits: [], select: [], announce: '' };
