import type { Tensor, Tensor1D } from '@tensorflow/tfjs';
import type { Shape } from '../../../../src/document/Shape';
import type { CustomTfjsConfigs } from '../../../../src/layers/customTfjs';
import { tf } from '../tfjs/tf';
import { CustomLayer } from './CustomLayer';

/** Over all axes but the last. Moving statistics follow the population variance, as Keras 3 does. */
export class ConvCanvasBatchNormalization extends CustomLayer {
  static readonly className = 'ConvCanvasBatchNormalization';

  constructor(private readonly config: CustomTfjsConfigs['ConvCanvasBatchNormalization']) {
    super();
  }

  protected override buildWeights(inputShape: Shape): void {
    const channels = [inputShape[inputShape.length - 1] ?? 0];
    if (this.config.scale) this.addNamedWeight('gamma', channels);
    if (this.config.center) this.addNamedWeight('beta', channels);
    this.addNamedWeight('moving_mean', channels, false);
    this.addNamedWeight('moving_variance', channels, false);
  }

  protected override compute(input: Tensor, training: boolean): Tensor {
    const { mean, variance } = training ? this.batchStatistics(input) : this.movingStatistics();
    const inverse = tf.rsqrt(tf.add(variance, this.config.epsilon));
    const factor = this.config.scale ? tf.mul(inverse, this.read<Tensor1D>('gamma')) : inverse;
    const shift = tf.mul(tf.neg(mean), factor);
    const offset = this.config.center ? tf.add(shift, this.read<Tensor1D>('beta')) : shift;
    return tf.add(tf.mul(input, factor), offset);
  }

  private batchStatistics(input: Tensor): { mean: Tensor; variance: Tensor } {
    const axes = input.shape.slice(0, -1).map((_, axis) => axis);
    const { mean, variance } = tf.moments(input, axes);
    this.follow('moving_mean', mean);
    this.follow('moving_variance', variance);
    return { mean, variance };
  }

  private movingStatistics(): { mean: Tensor; variance: Tensor } {
    return { mean: this.read('moving_mean'), variance: this.read('moving_variance') };
  }

  private follow(name: string, value: Tensor): void {
    const { momentum } = this.config;
    this.write(name, tf.add(tf.mul(this.read(name), momentum), tf.mul(value, 1 - momentum)));
  }
}

/** Over the last axis, with the population variance. */
export class ConvCanvasLayerNormalization extends CustomLayer {
  static readonly className = 'ConvCanvasLayerNormalization';

  constructor(private readonly config: CustomTfjsConfigs['ConvCanvasLayerNormalization']) {
    super();
  }

  protected override buildWeights(inputShape: Shape): void {
    const units = [inputShape[inputShape.length - 1] ?? 0];
    if (this.config.scale) this.addNamedWeight('gamma', units);
    if (this.config.center) this.addNamedWeight('beta', units);
  }

  protected override compute(input: Tensor): Tensor {
    const { mean, variance } = tf.moments(input, -1, true);
    const normalized = tf.mul(tf.sub(input, mean), tf.rsqrt(tf.add(variance, this.config.epsilon)));
    const scaled = this.config.scale ? tf.mul(normalized, this.read<Tensor1D>('gamma')) : normalized;
    return this.config.center ? tf.add(scaled, this.read<Tensor1D>('beta')) : scaled;
  }
}
