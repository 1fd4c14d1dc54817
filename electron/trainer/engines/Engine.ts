import type { Plan } from '../../../src/compiler/Plan';
import type { EngineDescription } from '../../../src/contract/trainerMessages';
import type { TrainingSettings } from '../../../src/training/TrainingSettings';

/** Values in row-major order, with the batch in front: `[n, height, width, channels]` or `[n, units]`. */
export type Values = { readonly shape: readonly number[]; readonly data: Float32Array };

/** A batch to learn from: images with values from 0 to 1, labels as class numbers. */
export type Batch = { readonly images: Values; readonly labels: Int32Array };

export type BatchResult = { readonly loss: number; readonly accuracy: number };

/** Weights by layer id and weight name, never by position. */
export type Weights = ReadonlyMap<string, ReadonlyMap<string, Values>>;

/** A network that an engine has built and can train. Every call runs to its end before the next. */
export interface Model {
  /** Copies; safe to keep. */
  getWeights(): Promise<Weights>;
  /** Every weight of the plan must be there with its shape; otherwise an Error that names the layer and weight. */
  setWeights(weights: Weights): Promise<void>;
  trainBatch(batch: Batch): Promise<BatchResult>;
  evaluateBatch(batch: Batch): Promise<BatchResult & { readonly outputs: Values }>;
  predict(images: Values): Promise<Values>;
  /** The output of any layer for these images, in inference form. */
  layerOutput(layerId: string, images: Values): Promise<Values>;
  /** Number of tensors alive, for the check that none leaks. */
  tensorCount(): number;
  dispose(): void;
}

/** A library that computes. `open` loads it, and fails with an `EngineUnavailableError` that says what is missing. */
export interface Engine {
  readonly description: EngineDescription;
  /** Builds a plan that is ok. `settings` give loss, optimizer and seed. */
  build(plan: Plan, settings: TrainingSettings): Promise<Model>;
}

export class EngineUnavailableError extends Error {
  override readonly name = 'EngineUnavailableError';
}
