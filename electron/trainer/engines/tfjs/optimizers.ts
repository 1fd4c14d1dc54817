import type { Scalar, Tensor1D } from '@tensorflow/tfjs';
import type { OptimizerSettings } from '../../../../src/training/TrainingSettings';
import { tf } from './tf';

/**
 * One step: the new weights. All weights of a network stand in one vector, which takes a dozen operations instead of a
 * dozen a weight. To be called in a `tf.tidy`.
 */
export interface Optimizer {
  step(weights: Tensor1D, gradients: Tensor1D): Tensor1D;
  dispose(): void;
}

type Of<T extends OptimizerSettings['type']> = Extract<OptimizerSettings, { readonly type: T }>;

/** The optimizer as Keras 3 defines it (keras/src/optimizers). `size`: number of trainable values. */
export function createOptimizer(settings: OptimizerSettings, size: number): Optimizer {
  switch (settings.type) {
    case 'sgd':
      return new Sgd(settings, size);
    case 'adam':
      return new Adam({ ...settings, weightDecay: 0 }, size);
    case 'adamw':
      return new Adam(settings, size);
    case 'rmsprop':
      return new Rmsprop(settings, size);
    case 'adagrad':
      return new Adagrad(settings, size);
  }
}

/** What an optimizer remembers of each weight, and constants, which as tensors need no upload each step. */
abstract class FlatOptimizer implements Optimizer {
  private readonly slots = new Map<string, Tensor1D>();
  private readonly constants = new Map<number, Scalar>();

  constructor(private readonly size: number) {}

  abstract step(weights: Tensor1D, gradients: Tensor1D): Tensor1D;

  dispose(): void {
    for (const tensor of [...this.slots.values(), ...this.constants.values()]) tensor.dispose();
    this.slots.clear();
    this.constants.clear();
  }

  protected slot(name: string, initialValue = 0): Tensor1D {
    const known = this.slots.get(name);
    if (known !== undefined) return known;
    return this.remember(name, tf.fill([this.size], initialValue));
  }

  protected remember(name: string, value: Tensor1D): Tensor1D {
    this.slots.get(name)?.dispose();
    this.slots.set(name, tf.keep(value));
    return value;
  }

  protected constant(value: number): Scalar {
    const known = this.constants.get(value);
    if (known !== undefined) return known;
    const scalar = tf.keep(tf.scalar(value));
    this.constants.set(value, scalar);
    return scalar;
  }

  /** `kept · old + (1 - kept) · value`, remembered. */
  protected mean(name: string, value: Tensor1D, kept: number): Tensor1D {
    const old = this.slot(name);
    return this.remember(name, tf.add(old, tf.mul(tf.sub(value, old), this.constant(1 - kept))));
  }
}

class Sgd extends FlatOptimizer {
  constructor(
    private readonly settings: Of<'sgd'>,
    size: number,
  ) {
    super(size);
  }

  override step(weights: Tensor1D, gradients: Tensor1D): Tensor1D {
    const { learningRate, momentum, nesterov } = this.settings;
    const scaled = tf.mul(gradients, this.constant(learningRate));
    if (momentum === 0) return tf.sub(weights, scaled);
    const kept = this.constant(momentum);
    const velocity = this.remember('momentum', tf.sub(tf.mul(this.slot('momentum'), kept), scaled));
    return tf.add(weights, nesterov ? tf.sub(tf.mul(velocity, kept), scaled) : velocity);
  }
}

class Adam extends FlatOptimizer {
  private steps = 0;

  constructor(
    private readonly settings: Omit<Of<'adamw'>, 'type'>,
    size: number,
  ) {
    super(size);
  }

  override step(weights: Tensor1D, gradients: Tensor1D): Tensor1D {
    const { learningRate, beta1, beta2, epsilon, weightDecay } = this.settings;
    this.steps++;
    const rate = (learningRate * Math.sqrt(1 - beta2 ** this.steps)) / (1 - beta1 ** this.steps);
    const decayed = weightDecay === 0 ? weights : tf.mul(weights, this.constant(1 - weightDecay * learningRate));
    const mean = this.mean('mean', gradients, beta1);
    const square = this.mean('square', tf.square(gradients), beta2);
    const denominator = tf.add(tf.sqrt(square), this.constant(epsilon));
    return tf.sub(decayed, tf.div(tf.mul(mean, tf.scalar(rate)), denominator));
  }
}

class Rmsprop extends FlatOptimizer {
  constructor(
    private readonly settings: Of<'rmsprop'>,
    size: number,
  ) {
    super(size);
  }

  override step(weights: Tensor1D, gradients: Tensor1D): Tensor1D {
    const { learningRate, rho, momentum, epsilon } = this.settings;
    const square = this.mean('square', tf.square(gradients), rho);
    const scaled = tf.mul(gradients, this.constant(learningRate));
    const increment = tf.div(scaled, tf.sqrt(tf.add(square, this.constant(epsilon))));
    if (momentum === 0) return tf.sub(weights, increment);
    const kept = tf.mul(this.slot('momentum'), this.constant(momentum));
    return tf.sub(weights, this.remember('momentum', tf.add(kept, increment)));
  }
}

class Adagrad extends FlatOptimizer {
  constructor(
    private readonly settings: Of<'adagrad'>,
    size: number,
  ) {
    super(size);
  }

  override step(weights: Tensor1D, gradients: Tensor1D): Tensor1D {
    const { learningRate, initialAccumulatorValue, epsilon } = this.settings;
    const sum: Tensor1D = tf.add(this.slot('sum', initialAccumulatorValue), tf.square(gradients));
    this.remember('sum', sum);
    const scaled = tf.mul(gradients, this.constant(learningRate));
    return tf.sub(weights, tf.div(scaled, tf.sqrt(tf.add(sum, this.constant(epsilon)))));
  }
}
