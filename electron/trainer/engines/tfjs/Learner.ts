import type { Scalar, Tensor1D } from '@tensorflow/tfjs';
import { sizeOf } from '../../../../src/document/Shape';
import type { TrainingSettings } from '../../../../src/training/TrainingSettings';
import type { Step } from '../Engine';
import { clipGradients } from './clipGradients';
import type { NetworkWeight } from './LayerChain';
import { variableOf } from './LayerChain';
import type { Optimizer } from './optimizers';
import { createOptimizer } from './optimizers';
import { tf } from './tf';

/** Makes a loss smaller, step by step, by changing the trainable weights. */
export class Learner {
  private readonly trainable: readonly NetworkWeight[];
  private readonly sizes: number[];
  private readonly optimizer: Optimizer;

  constructor(
    private readonly weights: readonly NetworkWeight[],
    private readonly settings: Pick<TrainingSettings, 'optimizer' | 'gradientClipping'>,
  ) {
    this.trainable = weights.filter((weight) => weight.trainable);
    this.sizes = this.trainable.map((weight) => sizeOf(weight.shape));
    this.optimizer = createOptimizer(
      settings.optimizer,
      this.sizes.reduce((sum, size) => sum + size, 0),
    );
  }

  /** One step; answers the loss before it, with penalties. To be called in a `tf.tidy`. */
  step(computeLoss: () => Scalar, step: Step): Scalar {
    const total = () => this.withPenalties(computeLoss());
    if (this.trainable.length === 0) return total();
    const variables = this.trainable.map(variableOf);
    const { value, grads } = tf.variableGrads(total, variables);
    const gradients = variables.map((variable) => flat(grads[variable.name] ?? tf.zerosLike(variable)));
    const weights = tf.concat1d(variables.map(flat));
    const updated = this.optimizer.step(weights, clipGradients(this.settings.gradientClipping, gradients), step);
    tf.split(updated, this.sizes).forEach((part, index) => {
      const variable = variables[index] as (typeof variables)[number];
      variable.assign(tf.reshape(part, variable.shape));
    });
    return value;
  }

  /** The loss with `l1 · Σ|w| + l2 · Σw²` of every weight that has a regularizer. */
  withPenalties(loss: Scalar): Scalar {
    const penalties = this.weights.flatMap((weight) => {
      if (weight.regularizer === null) return [];
      const { l1, l2 } = weight.regularizer;
      const value = weight.variable.read();
      return [
        ...(l1 === 0 ? [] : [tf.mul(tf.sum(tf.abs(value)), l1)]),
        ...(l2 === 0 ? [] : [tf.mul(tf.sum(tf.square(value)), l2)]),
      ];
    });
    return penalties.length === 0 ? loss : (tf.addN([loss, ...penalties]) as Scalar);
  }

  /** What the optimizer remembers under one name, cut into the parts of each weight. To be called in a `tf.tidy`. */
  memory(name: string): readonly { readonly weight: NetworkWeight; readonly values: Tensor1D }[] {
    const all = this.optimizer.memory.get(name);
    if (all === undefined) throw new Error(`This optimizer keeps no "${name}".`);
    return tf
      .split(all, this.sizes)
      .map((values, index) => ({ weight: this.trainable[index] as NetworkWeight, values: flat(values) }));
  }

  /** Replaces what the optimizer remembers under one name; `valuesOf` gives the part of each weight. */
  setMemory(name: string, valuesOf: (weight: NetworkWeight) => Float32Array): void {
    tf.tidy(() =>
      this.optimizer.remember(name, tf.concat1d(this.trainable.map((weight) => tf.tensor1d(valuesOf(weight))))),
    );
  }

  /** Under which names the optimizer remembers something of each trainable weight. */
  get memoryNames(): readonly string[] {
    return this.trainable.length === 0 ? [] : [...this.optimizer.memory.keys()];
  }

  dispose(): void {
    this.optimizer.dispose();
  }
}

function flat(tensor: { reshape(shape: number[]): unknown }): Tensor1D {
  return tensor.reshape([-1]) as Tensor1D;
}
