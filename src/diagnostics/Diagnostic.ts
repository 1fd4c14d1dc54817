import type { Edit } from '../document/edits';

export type Severity = 'error' | 'warning' | 'hint';

/** A repair: edits that, applied together as one undo step, remove the problem. */
export type Fix = {
  /** What the button says: "Add Flatten before Dense 1". */
  readonly title: string;
  readonly edits: readonly Edit[];
  /** What changes, in shapes: "24 × 24 × 32 becomes 18,432". Absent where no shape changes. */
  readonly preview?: string;
};

/** One problem of a network, in data and in words. */
export type Diagnostic = {
  readonly severity: Severity;
  /** Stable name of the kind of problem, for example `kernel-too-large`. */
  readonly code: string;
  /** The layer that has to change; null where the whole network is meant. */
  readonly nodeId: string | null;
  /** The layer's parameter, or `training.FIELD` for a training setting. */
  readonly param?: string;
  /** What there is, in the user's numbers. */
  readonly received: string;
  /** What would be right. */
  readonly expected: string;
  /** One or two whole sentences: which layer, what is wrong, what to do. */
  readonly message: string;
  readonly fixes: readonly Fix[];
};
