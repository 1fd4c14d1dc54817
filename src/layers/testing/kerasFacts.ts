import type { JsonObject } from '../../document/json';
import type { Shape } from '../../document/Shape';
import facts from './keras.facts.json';

/** Some of a tensor's values; see `sampledIndex`. */
export type SampledValues = { readonly size: number; readonly values: readonly number[] };

/** What Keras 3 makes of one layer; written by tools/facts/keras_layers.py, whose head says what each field is. */
export type KerasFact = {
  readonly id: string;
  readonly type: string;
  readonly params: JsonObject;
  readonly inputs: readonly Shape[];
  readonly output: Shape;
  readonly weights: readonly { readonly name: string; readonly shape: Shape; readonly trainable: boolean }[];
  readonly paramCount: number;
  readonly trainableParamCount: number;
  readonly inference: SampledValues;
  /** Null for layers that draw at random. */
  readonly training: {
    readonly loss: number;
    readonly weights: { readonly [name: string]: SampledValues };
    readonly inputGradients: readonly SampledValues[];
  } | null;
};

/** A configuration that Keras refuses. */
export type KerasError = {
  readonly id: string;
  readonly type: string;
  readonly params: JsonObject;
  readonly inputs: readonly Shape[];
  readonly message: string;
};

// The file is checked by the script that writes it; JSON imports have no unions and no readonly lists.
const table = facts as unknown as { readonly rows: readonly KerasFact[]; readonly errors: readonly KerasError[] };

export const kerasFacts = table.rows;
export const kerasErrors = table.errors;

/** Images in the batch of every fact. */
export const factBatch = 2;
export const factLearningRate = 0.1;

/** The index of sampled value number `k`, row-major. */
export function sampledIndex(sampled: SampledValues, k: number): number {
  return Math.floor((k * sampled.size) / sampled.values.length);
}

/** The values of input number `slot`, batch included. */
export function factInput(shape: Shape, slot: number): Float32Array {
  return fill([factBatch, ...shape], (i) => Math.sin(0.37 * i + slot + 1));
}

/** The weight that stands at `index` of a fact's list. */
export function factWeight(name: string, shape: Shape, index: number): Float32Array {
  const wave = (i: number) => 0.5 * Math.sin(0.61 * i + 10 * (index + 1));
  return fill(shape, name === 'gamma' || name === 'moving_variance' ? (i) => 1 + 0.5 * wave(i) : wave);
}

/** What the training step's output is compared with, batch included. */
export function factTarget(output: Shape): Float32Array {
  return fill([factBatch, ...output], (i) => Math.cos(0.23 * i));
}

function fill(shape: Shape, formula: (index: number) => number): Float32Array {
  const size = shape.reduce((product, axis) => product * axis, 1);
  return Float32Array.from({ length: size }, (_, index) => formula(index));
}
