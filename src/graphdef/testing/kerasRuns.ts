import type { NetworkDocument } from '../../document/NetworkDocument';
import type { Shape } from '../../document/Shape';
import type { GradientClipping, Loss, OptimizerSettings } from '../../training/TrainingSettings';
import runs from './keras.runs.json';

/** A weight after the last step. */
export type FinalWeight = {
  /** The layer's id, and Keras' name of the weight. */
  readonly layer: string;
  readonly name: string;
  readonly shape: Shape;
  readonly sum: number;
  readonly sumOfSquares: number;
  /** Some of the values; see `sampledIndex`. */
  readonly values: readonly number[];
};

/** 50 steps of training by Keras; written by tools/facts/keras_runs.py, whose head says what each field is. */
export type KerasRun = {
  readonly id: string;
  readonly document: NetworkDocument;
  readonly training: {
    readonly loss: Loss;
    readonly optimizer: OptimizerSettings;
    readonly gradientClipping: GradientClipping | null;
    /** Of the steps, instead of the optimizer's own; null for a constant one. */
    readonly learningRates: readonly number[] | null;
  };
  readonly weights: readonly FinalWeight[];
  /** Of each step before its update, in training mode, penalties included. */
  readonly losses: readonly number[];
  readonly accuracies: readonly number[];
  /** After the last step, in inference mode: of all images; the outputs are those of the first batch. */
  readonly evaluation: { readonly loss: number; readonly accuracy: number; readonly outputs: readonly number[] };
};

// The file is checked by the script that writes it; JSON imports have no unions and no readonly lists.
const table = runs as unknown as { readonly rows: readonly KerasRun[] };

export const kerasRuns = table.rows;

export const runSteps = 50;
export const runBatchSize = 6;
/** Batches are given in turn: step t (from 0) is given number t mod 3. */
export const runBatches = 3;

/** The index of sampled value number `k` of a weight, row-major. */
export function sampledIndex(weight: FinalWeight, k: number): number {
  return Math.floor((k * sizeOf(weight.shape)) / weight.values.length);
}

/** What the weight at `index` of a run's list starts with. */
export function firstWeight({ weights }: KerasRun, index: number): Float32Array {
  const weight = weights[index];
  if (weight === undefined) throw new RangeError(`There is no weight ${index}.`);
  const { name, shape } = weight;
  const values = noise(sizeOf(shape), index + 1);
  if (shape.length >= 2) {
    const receptive = sizeOf(shape.slice(0, -2));
    const [from = 1, to = 1] = shape.slice(-2);
    const limit = Math.sqrt(6 / (from * receptive + to * receptive));
    return Float32Array.from(values, (value) => limit * value);
  }
  const middle = name === 'gamma' || name === 'moving_variance' ? 1 : 0;
  return Float32Array.from(values, (value) => middle + 0.1 * value);
}

/** Images of all batches, one after the other; `shape` is the Input's. */
export function runImages(shape: Shape): Float32Array {
  return Float32Array.from(noise(runBatches * runBatchSize * sizeOf(shape), 1000));
}

/** The class of each image, from 0 to `outputs` - 1; with a single output, whether it is to be 0 or 1. */
export function runLabels(outputs: number): readonly number[] {
  return Array.from({ length: runBatches * runBatchSize }, (_, j) => {
    const number = (7 * j + Math.floor(j / 4)) % 4;
    return outputs === 1 ? number % 2 : number;
  });
}

/** The same as one tensor of [images, outputs]: one-hot, or with a single output the numbers themselves. */
export function runTargets(outputs: number): Float32Array {
  const labels = runLabels(outputs);
  if (outputs === 1) return Float32Array.from(labels);
  return Float32Array.from({ length: labels.length * outputs }, (_, i) =>
    labels[Math.floor(i / outputs)] === i % outputs ? 1 : 0,
  );
}

/** From -1 to 1; the same float64 operations in the same order as in Python. */
function noise(size: number, k: number): Float64Array {
  return Float64Array.from({ length: size }, (_, i) => {
    const x = 0.6180339887498949 * i * i + 0.7548776662466927 * i + 0.5698402909980532 * k;
    return 2 * (x - Math.floor(x)) - 1;
  });
}

function sizeOf(shape: Shape): number {
  return shape.reduce((product, axis) => product * axis, 1);
}
