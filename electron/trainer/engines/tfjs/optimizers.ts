import type { Scalar, Tensor1D } from '@tensorflow/tfjs';
import type { OptimizerSettings } from '../../../../src/training/TrainingSettings';
import type { Step } from '../Engine';
import { tf } from './tf';

/**
 * One step: the new weights. All weights of a network stand in one vector, which takes a dozen operations instead of a
 * dozen a weight. To be called in a `tf.tidy`.
 */
export interface Optimizer {
  step(weights: Tensor1D, gradients: Tensor1D, step: Step): Tensor1D;
  /** What it remembers, by name. The tensors stay the optimizer's. */
  readonly memory: ReadonlyMap<string, Tensor1D>;
  /** Replaces one of these. */
  remember(name: string, value: Tensor1D): Tensor1D;
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
  readonly memory = new Map<string, Tensor1D>();
  private readonly constants = new Map<number, Scalar>();

  /** `remembered`: the names of what is kept of each weight, and its first value. */
  constructor(size: number, remembered: { readonly [name: string]: number }) {
    for (const [name, value] of Object.entries(remembered)) this.memory.set(name, tf.keep(tf.fill([size], value)));
  }

  abstract step(weights: Tensor1D, gradients: Tensor1D, step: Step): Tensor1D;

  remember(name: string, value: Tensor1D): Tensor1D {
    this.memory.get(name)?.dispose();
    this.memory.set(name, tf.keep(value));
    return value;
  }

  dispose(): void {
    for (const tensor of [...this.memory.values(), ...this.constants.values()]) tensor.dispose();
    this.memory.clear();
    this.constants.clear();
  }

  protected recall(name: string): Tensor1D {
    const value = this.memory.get(name);
    if (value === undefined) throw new Error(`This optimizer keeps no "${name}".`);
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
    const old = this.recall(name);
    return this.remember(name, tf.add(old, tf.mul(tf.sub(value, old), this.constant(1 - kept))));
  }
}

class Sgd extends FlatOptimizer {
  constructor(
    private readonly settings: Of<'sgd'>,
    size: number,
  ) {
    super(size, settings.momentum === 0 ? {} : { momentum: 0 });
  }

  override step(weights: Tensor1D, gradients: Tensor1D, { learningRate }: Step): Tensor1D {
    const { momentum, nesterov } = this.settings;
    const scaled = tf.mul(gradients, tf.scalar(learningRate));
    if (momentum === 0) return tf.sub(weights, scaled);
    const kept = this.constant(momentum);
    const velocity = this.remember('momentum', tf.sub(tf.mul(this.recall('momentum'), kept), scaled));
    return tf.add(weights, nesterov ? tf.sub(tf.mul(velocity, kept), scaled) : velocity);
  }
}

class Adam extends FlatOptimizer {
  constructor(
    private readonly settings: Omit<Of<'adamw'>, 'type'>,
    size: number,
  ) {
    super(size, { mean: 0, square: 0 });
  }

  override step(weights: Tensor1D, gradients: Tensor1D, { learningRate, number }: Step): Tensor1D {
    const { beta1, beta2, epsilon, weightDecay } = this.settings;
    const rate = (learningRate * Math.sqrt(1 - beta2 ** number)) / (1 - beta1 ** number);
    const decayed = weightDecay === 0 ? weights : tf.mul(weights, tf.scalar(1 - weightDecay * learningRate));
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
    super(size, settings.momentum === 0 ? { square: 0 } : { square: 0, momentum: 0 });
  }

  override step(weights: Tensor1D, gradients: Tensor1D, { learningRate }: Step): Tensor1D {
    const { rho, momentum, epsilon } = this.settings;
    const square = this.mean('square', tf.square(gradients), rho);
    const scaled = tf.mul(gradients, tf.scalar(learningRate));
    const increment = tf.div(scaled, tf.sqrt(tf.add(square, this.constant(epsilon))));
    if (momentum === 0) return tf.sub(weights, increment);
    const kept = tf.mul(this.recall('momentum'), this.constant(momentum));
    return tf.sub(weights, this.remember('momentum', tf.add(kept, increment)));
  }
}

class Adagrad extends FlatOptimizer {
  constructor(
    private readonly settings: Of<'adagrad'>,
    size: number,
  ) {
    super(size, { sum: settings.initialAccumulatorValue });
  }

  override step(weights: Tensor1D, gradients: Tensor1D, { learningRate }: Step): Tensor1D {
    const { epsilon } = this.settings;
    const sum: Tensor1D = tf.add(this.recall('sum'), tf.square(gradients));
    this.remember('sum', sum);
    const scaled = tf.mul(gradients, tf.scalar(learningRate));
    return tf.sub(weights, tf.div(scaled, tf.sqrt(tf.add(sum, this.constant(epsilon)))));
  }
}
