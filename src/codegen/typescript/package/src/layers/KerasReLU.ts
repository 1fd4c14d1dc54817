import * as tf from '@tensorflow/tfjs';
import type { LayerArgs } from './KerasLayer';
import { KerasLayer } from './KerasLayer';

type Args = LayerArgs & {
  readonly maxValue?: number | null;
  readonly negativeSlope?: number;
  readonly threshold?: number;
};

/** ReLU with a slope below its threshold: `negativeSlope · (x - threshold)`. */
export class KerasReLU extends KerasLayer<Args> {
  static readonly className = 'KerasReLU';

  protected override compute(input: tf.Tensor): tf.Tensor {
    const { maxValue = null, negativeSlope = 0, threshold = 0 } = this.args;
    const above = tf.greaterEqual(input, threshold);
    const upper = maxValue === null ? input : tf.minimum(input, maxValue);
    const lower = negativeSlope === 0 ? tf.zerosLike(input) : tf.mul(tf.sub(input, threshold), negativeSlope);
    return tf.where(above, upper, lower);
  }
}
tf.serialization.registerClass(KerasReLU);
