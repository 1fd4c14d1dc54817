import type { Json } from '../../../src/document/json';
import type { PathStep } from '../../../src/importers/KerasModel';
import type { FileTensor } from '../../../src/importers/matchWeights';

/** A tensor that can be read from the file. `read` answers its values, or throws a `RunError`. */
export type StoredTensor = FileTensor & { read(): Float32Array };

/** Where a file keeps weights. */
export type WeightStore = {
  /** All tensors of a layer in the file's order; null where the file has none for it. */
  tensorsOf(path: readonly PathStep[]): readonly StoredTensor[] | null;
};

/** What was read of a model file before any number of it. */
export type ModelFile = {
  /** "Keras 3 (.keras)" */
  readonly format: string;
  /** How Keras wrote it and computed: TensorFlow.js does it as Keras 2 did. */
  readonly version: 2 | 3;
  readonly model: Json;
  /** null for a file without weights. */
  readonly weights: WeightStore | null;
  /** What of the file could not be read; sentences. */
  readonly warnings: readonly string[];
  close(): void;
};
