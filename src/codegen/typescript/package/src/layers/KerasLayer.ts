import * as tf from '@tensorflow/tfjs';

/** A shape with the batch in front, whose size is null. */
export type BatchShape = (number | null)[];

/** What every layer takes beside its own arguments. */
export type LayerArgs = { readonly name?: string };

/** What `tf.regularizers.l1l2` makes. */
export type Penalty = ReturnType<typeof tf.regularizers.l1l2>;

/** What a kernel's first values are drawn with, and its penalty. */
export type KernelArgs = LayerArgs & {
  readonly kernelInitializer?: string;
  readonly kernelRegularizer?: Penalty;
};

/**
 * A layer of one input that computes what Keras computes, where TensorFlow.js has no such layer, computes something else,
 * or cannot train it.
 */
export abstract class KerasLayer<Args extends LayerArgs> extends tf.layers.Layer {
  private readonly values = new Map<string, tf.LayerVariable>();

  constructor(protected readonly args: Args) {
    super(args.name === undefined ? {} : { name: args.name });
  }

  override build(inputShape: tf.Shape | tf.Shape[]): void {
    this.buildWeights(oneShape(inputShape).slice(1) as number[]);
    this.built = true;
  }

  override call(inputs: tf.Tensor | tf.Tensor[], options: { readonly training?: boolean }): tf.Tensor {
    const input = Array.isArray(inputs) ? inputs[0] : inputs;
    if (input === undefined) throw new Error(`${this.getClassName()} was called without an input.`);
    return tf.tidy(() => this.compute(input, options.training === true));
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape | tf.Shape[] {
    return this.outputShapeOf(oneShape(inputShape));
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), ...(this.args as tf.serialization.ConfigDict) };
  }

  /** The shape of an input without the batch. Layers without weights need nothing. */
  protected buildWeights(_inputShape: readonly number[]): void {}

  /** With the batch in front. Default: as the input. */
  protected outputShapeOf(inputShape: BatchShape): BatchShape {
    return inputShape;
  }

  protected abstract compute(input: tf.Tensor, training: boolean): tf.Tensor;

  protected addKernel(name: string, shape: readonly number[], initializer = 'glorotUniform', penalty?: Penalty): void {
    this.values.set(name, this.addWeight(name, [...shape], 'float32', initializerOf(initializer), penalty));
  }

  /** A weight that begins with one value. */
  protected addFilled(name: string, shape: readonly number[], value: 0 | 1, trainable = true): void {
    const initializer = value === 0 ? tf.initializers.zeros() : tf.initializers.ones();
    this.values.set(name, this.addWeight(name, [...shape], 'float32', initializer, undefined, trainable));
  }

  protected read<T extends tf.Tensor = tf.Tensor>(name: string): T {
    return this.variable(name).read() as T;
  }

  protected write(name: string, value: tf.Tensor): void {
    this.variable(name).write(value);
  }

  private variable(name: string): tf.LayerVariable {
    const variable = this.values.get(name);
    if (variable === undefined) throw new Error(`${this.getClassName()} has no weight "${name}".`);
    return variable;
  }
}

function oneShape(shape: tf.Shape | tf.Shape[]): BatchShape {
  return (Array.isArray(shape[0]) ? shape[0] : shape) as BatchShape;
}

type Initializer = ReturnType<typeof tf.initializers.zeros>;

const initializers: { readonly [name: string]: (() => Initializer) | undefined } = {
  glorotUniform: () => tf.initializers.glorotUniform({}),
  glorotNormal: () => tf.initializers.glorotNormal({}),
  heUniform: () => tf.initializers.heUniform({}),
  heNormal: () => tf.initializers.heNormal({}),
  lecunUniform: () => tf.initializers.leCunUniform({}),
  lecunNormal: () => tf.initializers.leCunNormal({}),
  randomUniform: () => tf.initializers.randomUniform({}),
  randomNormal: () => tf.initializers.randomNormal({}),
  truncatedNormal: () => tf.initializers.truncatedNormal({}),
  orthogonal: () => tf.initializers.orthogonal({}),
  zeros: () => tf.initializers.zeros(),
  ones: () => tf.initializers.ones(),
};

function initializerOf(name: string): Initializer {
  const create = initializers[name];
  if (create === undefined) throw new Error(`There is no initializer "${name}".`);
  return create();
}
