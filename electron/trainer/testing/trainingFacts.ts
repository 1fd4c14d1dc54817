import type { Activation } from '../../../src/layers/params';
import type { GradientClipping, Loss, OptimizerSettings } from '../../../src/training/TrainingSettings';
import facts from './keras.facts.json';

/** What Keras 3's optimizers, gradient clipping and losses compute; tools/facts/keras_training.py says what each field is. */
type TrainingFacts = {
  readonly optimizers: readonly {
    readonly settings: OptimizerSettings;
    readonly weights: readonly (readonly number[])[];
  }[];
  readonly clippings: readonly {
    readonly clipping: GradientClipping;
    readonly gradients: readonly (readonly number[])[];
    readonly clipped: readonly (readonly number[])[];
  }[];
  readonly losses: readonly {
    readonly loss: Loss;
    readonly activation: Activation;
    readonly labels: readonly number[];
    readonly logits: readonly (readonly number[])[];
    readonly value: number;
    readonly accuracy: number;
  }[];
};

// JSON imports have no unions and no readonly lists.
export const trainingFacts = facts as unknown as TrainingFacts;

const size = 12;

export function firstWeights(): Float32Array {
  return Float32Array.from({ length: size }, (_, i) => Math.sin(0.7 * i + 0.3));
}

/** The gradient at a step, counted from 1. */
export function gradientAt(step: number): Float32Array {
  const gradient = Float32Array.from({ length: size }, (_, i) => 0.4 * Math.cos(0.9 * i + 1.3 * step) * (1 + (i % 3)));
  gradient[5] = 0;
  return gradient;
}
