import type { Plan } from '../compiler/Plan';
import type { TrainingSettings } from '../training/TrainingSettings';

/** What code is written from. For the code beside the canvas the plan may have problems; for an export it has none. */
export type CodeInput = {
  /** The network's, as the user calls it: any text. */
  readonly name: string;
  readonly plan: Plan;
  readonly settings: TrainingSettings;
  /** Of the data set, by class number; null where they are not known. Any text. */
  readonly classNames: readonly string[] | null;
};

/** float32, in the plan's shape and order: by layer id and weight name. */
export type WeightValues = ReadonlyMap<string, ReadonlyMap<string, WeightValue>>;
export type WeightValue = { readonly shape: readonly number[]; readonly data: Float32Array };

/** What an export is made from: a network without errors, and all its weights. */
export type ExportInput = CodeInput & {
  readonly weights: WeightValues;
  /** What the weights come from: null where they are the first ones, drawn by seed. */
  readonly trained: { readonly runName: string; readonly epochs: number; readonly testAccuracy: number | null } | null;
  /** The document as JSON, for those who want to open it again. */
  readonly document: string;
};
