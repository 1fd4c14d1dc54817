import type { LayerVariable, Tensor } from '@tensorflow/tfjs';
import type { Shape } from '../../../../src/document/Shape';
import { tf } from '../tfjs/tf';

export type CallOptions = { readonly training?: boolean };

/** Shape with the batch in front, as tfjs gives it to a layer. */
export type BatchShape = (number | null)[];

/**
 * A layer of one input. Weights are made in `buildWeights` and set by the model afterwards, so their first values do
 * not matter.
 */
export abstract class CustomLayer extends tf.layers.Layer {
  private readonly values = new Map<string, LayerVariable>();

  override build(inputShape: BatchShape | BatchShape[]): void {
    this.buildWeights((inputShape as BatchShape).slice(1) as number[]);
    this.built = true;
  }

  override call(inputs: Tensor | Tensor[], options: CallOptions): Tensor {
    const input = Array.isArray(inputs) ? inputs[0] : inputs;
    if (input === undefined) throw new Error(`${this.getClassName()} was called without an input.`);
    return tf.tidy(() => this.compute(input, options.training === true));
  }

  /** The shape of an input without the batch. Layers without weights need nothing. */
  protected buildWeights(_inputShape: Shape): void {}

  protected abstract compute(input: Tensor, training: boolean): Tensor;

  protected addNamedWeight(name: string, shape: Shape, trainable = true): void {
    const zeros = tf.initializers.zeros();
    this.values.set(name, this.addWeight(name, [...shape], 'float32', zeros, undefined, trainable));
  }

  protected has(name: string): boolean {
    return this.values.has(name);
  }

  protected read<T extends Tensor = Tensor>(name: string): T {
    return this.variable(name).read() as T;
  }

  protected write(name: string, value: Tensor): void {
    this.variable(name).write(value);
  }

  private variable(name: string): LayerVariable {
    const variable = this.values.get(name);
    if (variable === undefined) throw new Error(`${this.getClassName()} has no weight "${name}".`);
    return variable;
  }
}
