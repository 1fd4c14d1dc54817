import * as tf from '@tensorflow/tfjs';
import type { LayerArgs } from './KerasLayer';
import { KerasLayer } from './KerasLayer';

type Args = LayerArgs & { readonly mean: readonly number[]; readonly variance: readonly number[] };

/** Standardizes with constants: one mean and variance, or one a channel. */
export class KerasNormalization extends KerasLayer<Args> {
  static readonly className = 'KerasNormalization';

  protected override compute(input: tf.Tensor): tf.Tensor {
    const deviation = this.args.variance.map((variance) => Math.max(Math.sqrt(variance), 1e-7));
    return tf.div(tf.sub(input, tf.tensor1d([...this.args.mean])), tf.tensor1d(deviation));
  }
}
tf.serialization.registerClass(KerasNormalization);
