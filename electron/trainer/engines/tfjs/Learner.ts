import type { Scalar, Tensor1D } from '@tensorflow/tfjs';
import { sizeOf } from '../../../../src/document/Shape';
import type { OptimizerSettings } from '../../../../src/training/TrainingSettings';
import type { NetworkWeight } from './LayerChain';
import { variableOf } from './LayerChain';
import type { Optimizer } from './optimizers';
import { createOptimizer } from './optimizers';
import { tf } from './tf';

/** Makes a loss smaller, step by step, by changing the trainable weights. */
export class Learner {
  private readonly trainable: readonly NetworkWeight[];
  private readonly optimizer: Optimizer;

  constructor(
    private readonly weights: readonly NetworkWeight[],
    settings: OptimizerSettings,
  ) {
    this.trainable = weights.filter((weight) => weight.trainable);
    const size = this.trainable.reduce((sum, weight) => sum + sizeOf(weight.shape), 0);
    this.optimizer = createOptimizer(settings, size);
  }

  /** One step; answers the loss before it, with penalties. To be called in a `tf.tidy`. */
  step(computeLoss: () => Scalar): Scalar {
    const total = () => this.withPenalties(computeLoss());
    if (this.trainable.length === 0) return total();
    const variables = this.trainable.map(variableOf);
    const { value, grads } = tf.variableGrads(total, variables);
    const gradients = variables.map((variable) => flat(grads[variable.name] ?? tf.zerosLike(variable)));
    const weights = tf.concat1d(variables.map(flat));
    const updated = this.optimizer.step(weights, tf.concat1d(gradients));
    const sizes = variables.map((variable) => variable.size);
    tf.split(updated, sizes).forEach((part, index) => {
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

  dispose(): void {
    this.optimizer.dispose();
  }
}

function flat(tensor: { reshape(shape: number[]): unknown }): Tensor1D {
  return tensor.reshape([-1]) as Tensor1D;
}
