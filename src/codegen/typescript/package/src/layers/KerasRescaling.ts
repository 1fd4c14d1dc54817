import * as tf from '@tensorflow/tfjs';
import type { LayerArgs } from './KerasLayer';
import { KerasLayer } from './KerasLayer';

type Args = LayerArgs & {
  readonly scale?: number | readonly number[];
  readonly offset?: number | readonly number[];
};

/** `x · scale + offset`, with one number for all channels or one a channel. */
export class KerasRescaling extends KerasLayer<Args> {
  static readonly className = 'KerasRescaling';

  protected override compute(input: tf.Tensor): tf.Tensor {
    const { scale = 1, offset = 0 } = this.args;
    return tf.add(tf.mul(input, perChannel(scale)), perChannel(offset));
  }
}
tf.serialization.registerClass(KerasRescaling);

function perChannel(value: number | readonly number[]): tf.Tensor {
  return typeof value === 'number' ? tf.scalar(value) : tf.tensor1d([...value]);
}
