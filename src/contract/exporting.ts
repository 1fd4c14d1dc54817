import type { ExportTarget } from '../codegen/exportTargets';
import type { TrainingSettings } from '../training/TrainingSettings';

/** What a process is told that writes an export. */
export type ExportJob = {
  /** In the file format. */
  readonly text: string;
  readonly target: ExportTarget;
  /** The run whose weights are taken; null for the first weights, drawn by the document's seed. */
  readonly run: { readonly folder: string; readonly name: string; readonly testAccuracy: number | null } | null;
  readonly settings: TrainingSettings;
  readonly classNames: readonly string[] | null;
  /** Absolute; made where it is missing. A folder with something in it is refused, unless an export made it. */
  readonly folder: string;
};

export type ExportResult = {
  readonly folder: string;
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
  /** What the user should know of this export, in sentences. */
  readonly notes: readonly string[];
};

/** What an export into a folder would meet: nothing, an earlier export that it replaces, or what speaks against it. */
export type ExportPlace =
  | { readonly kind: 'free' }
  /** `writtenAt`: ISO 8601. */
  | { readonly kind: 'export'; readonly writtenAt: string }
  | { readonly kind: 'taken'; readonly message: string };
