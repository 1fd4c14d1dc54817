import type { Tensor } from '@tensorflow/tfjs';
import type { Activation } from '../../../../src/layers/params';
import { tf } from '../tfjs/tf';

const hardSigmoid = (x: Tensor): Tensor => tf.div(tf.relu6(tf.add(x, 3)), 6);

/** Keras 3's activation functions (keras/src/activations/activations.py); softmax is over the last axis. */
export const activationFunctions: { readonly [name in Activation]: (x: Tensor) => Tensor } = {
  linear: (x) => x.clone(),
  relu: (x) => tf.relu(x),
  relu6: (x) => tf.relu6(x),
  sigmoid: (x) => tf.sigmoid(x),
  tanh: (x) => tf.tanh(x),
  softmax: (x) => tf.softmax(x),
  softplus: (x) => tf.softplus(x),
  softsign: (x) => tf.div(x, tf.add(tf.abs(x), 1)),
  elu: (x) => tf.elu(x),
  selu: (x) => tf.selu(x),
  swish: (x) => tf.mul(x, tf.sigmoid(x)),
  gelu: (x) => tf.mul(tf.mul(x, 0.5), tf.add(tf.erf(tf.mul(x, Math.SQRT1_2)), 1)),
  hardSigmoid,
  hardSwish: (x) => tf.mul(x, hardSigmoid(x)),
  mish: (x) => tf.mul(x, tf.tanh(tf.softplus(x))),
  exponential: (x) => tf.exp(x),
};
