import * as tf from '@tensorflow/tfjs';
import type { LayerArgs } from './KerasLayer';
import { KerasLayer } from './KerasLayer';

const hardSigmoid = (x: tf.Tensor): tf.Tensor => tf.div(tf.relu6(tf.add(x, 3)), 6);

const functions = {
  hardSigmoid,
  hardSwish: (x: tf.Tensor) => tf.mul(x, hardSigmoid(x)),
  exponential: (x: tf.Tensor) => tf.exp(x),
};

type Args = LayerArgs & { readonly activation: keyof typeof functions };

/** Activations that TensorFlow.js lacks, or computes otherwise than Keras 3. */
export class KerasActivation extends KerasLayer<Args> {
  static readonly className = 'KerasActivation';

  protected override compute(input: tf.Tensor): tf.Tensor {
    return functions[this.args.activation](input);
  }
}
tf.serialization.registerClass(KerasActivation);
