import * as tf from '@tensorflow/tfjs';
import type { LayerArgs } from './KerasLayer';
import { KerasLayer } from './KerasLayer';

type Args = LayerArgs & { readonly factor: number };

/** Changes the contrast of images in training, a channel by itself; values stay between 0 and 255. */
export class RandomContrast extends KerasLayer<Args> {
  static readonly className = 'RandomContrast';

  protected override compute(input: tf.Tensor, training: boolean): tf.Tensor {
    if (!training) return input.clone();
    const { factor } = this.args;
    const middle = tf.mean(input, [1, 2], true);
    const strength = tf.randomUniform([input.shape[0] ?? 0, 1, 1, 1], 1 - factor, 1 + factor);
    return tf.clipByValue(tf.add(tf.mul(tf.sub(input, middle), strength), middle), 0, 255);
  }
}
tf.serialization.registerClass(RandomContrast);
