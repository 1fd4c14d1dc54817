import type { Plan } from '../../../src/compiler/Plan';
import type { EngineDescription } from '../../../src/contract/trainerMessages';
import type { TrainingSettings } from '../../../src/training/TrainingSettings';
import type { ImageDecoder } from '../data/imageFolder/ImageDecoder';

/** Values in row-major order, with the batch in front: `[n, height, width, channels]` or `[n, units]`. */
export type Values = { readonly shape: readonly number[]; readonly data: Float32Array };

/** Images to work on. A byte b stands for the number b / 255, so that pixels need not be made into numbers before. */
export type Images = { readonly shape: readonly number[]; readonly data: Uint8Array | Float32Array };

/** A batch to learn from: images, and labels as class numbers. */
export type Batch = { readonly images: Images; readonly labels: Int32Array };

/** One step of a training: its number, counted from 1, which also seeds what is random in it. */
export type Step = { readonly number: number; readonly learningRate: number };

export type BatchResult = { readonly loss: number; readonly accuracy: number };

/** Weights by layer id and weight name, never by position. */
export type Weights = ReadonlyMap<string, ReadonlyMap<string, Values>>;

/** What an optimizer remembers of each trainable weight, by the name of the memory: `momentum`, `mean`, `square`, ... */
export type OptimizerState = ReadonlyMap<string, Weights>;

/** A network that an engine has built and can train. Every call runs to its end before the next. */
export interface Model {
  /** Copies; safe to keep. */
  getWeights(): Promise<Weights>;
  /** Every weight of the plan must be there with its shape; otherwise an Error that names the layer and weight. */
  setWeights(weights: Weights): Promise<void>;
  /** With the weights and the number of the last step, all that the next step depends on. Empty for plain SGD. */
  getOptimizerState(): Promise<OptimizerState>;
  /** As `setWeights`. State of another optimizer is refused with an Error. */
  setOptimizerState(state: OptimizerState): Promise<void>;
  trainBatch(batch: Batch, step: Step): Promise<BatchResult>;
  evaluateBatch(batch: Batch): Promise<BatchResult & { readonly outputs: Values }>;
  predict(images: Images): Promise<Values>;
  /** The outputs of any layers for these images, in inference form, by layer id. */
  layerOutputs(layerIds: readonly string[], images: Images): Promise<ReadonlyMap<string, Values>>;
  /** Number of tensors alive, for the check that none leaks. */
  tensorCount(): number;
  dispose(): void;
}

/** A library that computes. `open` loads it, and fails with an `EngineUnavailableError` that says what is missing. */
export interface Engine {
  readonly description: EngineDescription;
  /** Its own decoders of images, where it has some. */
  readonly decoder?: ImageDecoder;
  /** Builds a plan that is ok. `settings` give loss, optimizer and seed. */
  build(plan: Plan, settings: TrainingSettings): Promise<Model>;
}

export class EngineUnavailableError extends Error {
  override readonly name = 'EngineUnavailableError';
}
