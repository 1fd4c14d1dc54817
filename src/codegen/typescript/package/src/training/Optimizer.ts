import * as tf from '@tensorflow/tfjs';
import type { GradientClipping, OptimizerSettings } from './TrainingSettings';

/** A weight's new value, and what is remembered of it for the next step. */
type Update = { readonly value: tf.Tensor; readonly memory: readonly tf.Tensor[] };

/** The optimizers as Keras 3 defines them (keras/src/optimizers); those of TensorFlow.js differ in their details. */
export class Optimizer {
  private readonly memories = new Map<string, readonly tf.Tensor[]>();

  constructor(
    private readonly settings: OptimizerSettings,
    private readonly clipping: GradientClipping | null,
  ) {}

  /** Changes the weights by their gradients (by variable name). `number`: of the step, from 1. */
  step(
    variables: readonly tf.Variable[],
    gradients: tf.NamedTensorMap,
    { learningRate, number }: { readonly learningRate: number; readonly number: number },
  ): void {
    tf.tidy(() => {
      const given = variables.map((variable) => gradients[variable.name] ?? tf.zerosLike(variable));
      const bounded = clip(this.clipping, given);
      variables.forEach((variable, index) => {
        const gradient = bounded[index] as tf.Tensor;
        const known = this.memories.get(variable.name) ?? firstMemory(this.settings, variable);
        const { value, memory } = update(this.settings, variable, gradient, known, learningRate, number);
        for (const tensor of memory) tf.keep(tensor);
        tf.dispose([...known]);
        this.memories.set(variable.name, memory);
        variable.assign(value);
      });
    });
  }
}

function firstMemory(settings: OptimizerSettings, variable: tf.Variable): readonly tf.Tensor[] {
  const zeros = () => tf.zerosLike(variable);
  switch (settings.type) {
    case 'sgd':
      return settings.momentum === 0 ? [] : [zeros()];
    case 'adam':
    case 'adamw':
      return [zeros(), zeros()];
    case 'rmsprop':
      return settings.momentum === 0 ? [zeros()] : [zeros(), zeros()];
    case 'adagrad':
      return [tf.fill(variable.shape, settings.initialAccumulatorValue)];
  }
}

function update(
  settings: OptimizerSettings,
  weight: tf.Tensor,
  gradient: tf.Tensor,
  [first = tf.scalar(0), second = tf.scalar(0)]: readonly tf.Tensor[],
  rate: number,
  number: number,
): Update {
  switch (settings.type) {
    case 'sgd': {
      const scaled = tf.mul(gradient, rate);
      if (settings.momentum === 0) return { value: tf.sub(weight, scaled), memory: [] };
      const velocity = tf.sub(tf.mul(first, settings.momentum), scaled);
      const move = settings.nesterov ? tf.sub(tf.mul(velocity, settings.momentum), scaled) : velocity;
      return { value: tf.add(weight, move), memory: [velocity] };
    }
    case 'adam':
    case 'adamw': {
      const { beta1, beta2, epsilon } = settings;
      const decayed = settings.type === 'adamw' ? tf.mul(weight, 1 - settings.weightDecay * rate) : weight;
      const mean = blend(first, gradient, beta1);
      const square = blend(second, tf.square(gradient), beta2);
      const corrected = (rate * Math.sqrt(1 - beta2 ** number)) / (1 - beta1 ** number);
      const move = tf.div(tf.mul(mean, corrected), tf.add(tf.sqrt(square), epsilon));
      return { value: tf.sub(decayed, move), memory: [mean, square] };
    }
    case 'rmsprop': {
      const { rho, momentum, epsilon } = settings;
      const square = blend(first, tf.square(gradient), rho);
      const increment = tf.div(tf.mul(gradient, rate), tf.sqrt(tf.add(square, epsilon)));
      if (momentum === 0) return { value: tf.sub(weight, increment), memory: [square] };
      const velocity = tf.add(tf.mul(second, momentum), increment);
      return { value: tf.sub(weight, velocity), memory: [square, velocity] };
    }
    case 'adagrad': {
      const sum = tf.add(first, tf.square(gradient));
      const move = tf.div(tf.mul(gradient, rate), tf.sqrt(tf.add(sum, settings.epsilon)));
      return { value: tf.sub(weight, move), memory: [sum] };
    }
  }
}

/** `kept · old + (1 - kept) · value`. */
function blend(old: tf.Tensor, value: tf.Tensor, kept: number): tf.Tensor {
  return tf.add(old, tf.mul(tf.sub(value, old), 1 - kept));
}

/** Bounds gradients: each number, the length of each gradient, or that of all together. */
function clip(clipping: GradientClipping | null, gradients: readonly tf.Tensor[]): readonly tf.Tensor[] {
  if (clipping === null) return gradients;
  const { type, limit } = clipping;
  const shortened = (gradient: tf.Tensor, length: tf.Tensor) =>
    tf.div(tf.mul(gradient, limit), tf.maximum(length, limit));
  switch (type) {
    case 'value':
      return gradients.map((gradient) => tf.clipByValue(gradient, -limit, limit));
    case 'norm':
      return gradients.map((gradient) => shortened(gradient, tf.norm(gradient)));
    case 'globalNorm': {
      const squares = gradients.map((gradient) => tf.sum(tf.square(gradient)));
      const length = tf.sqrt(tf.addN(squares));
      return gradients.map((gradient) => shortened(gradient, length));
    }
  }
}
