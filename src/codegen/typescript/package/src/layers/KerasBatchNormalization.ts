import * as tf from '@tensorflow/tfjs';
import type { LayerArgs } from './KerasLayer';
import { KerasLayer } from './KerasLayer';

type Args = LayerArgs & {
  readonly momentum?: number;
  readonly epsilon?: number;
  readonly center?: boolean;
  readonly scale?: boolean;
};

/** Batch normalization over all axes but the last, for any number of axes, with or without center and scale. */
export class KerasBatchNormalization extends KerasLayer<Args> {
  static readonly className = 'KerasBatchNormalization';

  protected override buildWeights(inputShape: readonly number[]): void {
    const { center = true, scale = true } = this.args;
    const channels = inputShape.slice(-1);
    if (scale) this.addFilled('gamma', channels, 1);
    if (center) this.addFilled('beta', channels, 0);
    this.addFilled('moving_mean', channels, 0, false);
    this.addFilled('moving_variance', channels, 1, false);
  }

  protected override compute(input: tf.Tensor, training: boolean): tf.Tensor {
    const { momentum = 0.99, epsilon = 0.001, center = true, scale = true } = this.args;
    let [mean, variance] = [this.read('moving_mean'), this.read('moving_variance')];
    if (training) {
      const axes = input.shape.slice(0, -1).map((_, axis) => axis);
      const batch = tf.moments(input, axes);
      this.follow('moving_mean', batch.mean, momentum);
      this.follow('moving_variance', batch.variance, momentum);
      [mean, variance] = [batch.mean, batch.variance];
    }
    const inverse = tf.rsqrt(tf.add(variance, epsilon));
    const normalized = tf.mul(tf.sub(input, mean), scale ? tf.mul(inverse, this.read('gamma')) : inverse);
    return center ? tf.add(normalized, this.read('beta')) : normalized;
  }

  private follow(name: string, value: tf.Tensor, momentum: number): void {
    this.write(name, tf.add(tf.mul(this.read(name), momentum), tf.mul(value, 1 - momentum)));
  }
}
tf.serialization.registerClass(KerasBatchNormalization);
