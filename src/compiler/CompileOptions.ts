import type { DatasetFacts } from '../training/DatasetInfo';

export type CompileOptions = {
  /**
   * Facts of the document's data set. Default: those of the built-in set that `training.dataset` names. Null: nothing
   * is known of it, so that data and network are not compared.
   */
  readonly dataset?: DatasetFacts | null;
};
