import * as tf from '@tensorflow/tfjs';
import type { LayerArgs } from './KerasLayer';
import { KerasLayer } from './KerasLayer';

type Args = LayerArgs & { readonly epsilon?: number; readonly center?: boolean; readonly scale?: boolean };

/** Normalizes each place over its channels (the last axis), with the population variance. */
export class KerasLayerNormalization extends KerasLayer<Args> {
  static readonly className = 'KerasLayerNormalization';

  protected override buildWeights(inputShape: readonly number[]): void {
    const { center = true, scale = true } = this.args;
    const units = inputShape.slice(-1);
    if (scale) this.addFilled('gamma', units, 1);
    if (center) this.addFilled('beta', units, 0);
  }

  protected override compute(input: tf.Tensor): tf.Tensor {
    const { epsilon = 0.001, center = true, scale = true } = this.args;
    const { mean, variance } = tf.moments(input, -1, true);
    const normalized = tf.mul(tf.sub(input, mean), tf.rsqrt(tf.add(variance, epsilon)));
    const scaled = scale ? tf.mul(normalized, this.read('gamma')) : normalized;
    return center ? tf.add(scaled, this.read('beta')) : scaled;
  }
}
tf.serialization.registerClass(KerasLayerNormalization);
