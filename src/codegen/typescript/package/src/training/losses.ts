import * as tf from '@tensorflow/tfjs';
import type { Loss } from './TrainingSettings';

/** How near probabilities come to 0 and 1 in a logarithm, as in Keras. */
const epsilon = 1e-7;

/** What the outputs should be: one-hot, or, for a network with one output, the class number itself. `[n, units]`. */
export function targets(labels: readonly number[], units: number): tf.Tensor2D {
  if (units === 1) return tf.tensor2d([...labels], [labels.length, 1], 'float32');
  return tf.cast(tf.oneHot(tf.tensor1d([...labels], 'int32'), units), 'float32') as tf.Tensor2D;
}

/** The mean loss of a batch, as Keras defines it. */
export function lossOf(loss: Loss, outputs: tf.Tensor, expected: tf.Tensor): tf.Scalar {
  switch (loss) {
    case 'categoricalCrossentropy': {
      const shares = tf.div(outputs, tf.sum(outputs, -1, true));
      const logarithms = tf.log(tf.clipByValue(shares, epsilon, 1 - epsilon));
      return tf.neg(tf.mean(tf.sum(tf.mul(expected, logarithms), -1)));
    }
    case 'binaryCrossentropy': {
      const clipped = tf.clipByValue(outputs, epsilon, 1 - epsilon);
      const yes = tf.mul(expected, tf.log(clipped));
      const no = tf.mul(tf.sub(1, expected), tf.log(tf.sub(1, clipped)));
      return tf.neg(tf.mean(tf.add(yes, no)));
    }
    case 'meanSquaredError':
      return tf.mean(tf.square(tf.sub(outputs, expected)));
  }
}

/** Share of right answers: the largest output, or, with one output, whether it is above one half. */
export function accuracyOf(outputs: tf.Tensor, expected: tf.Tensor): tf.Scalar {
  const single = outputs.shape[outputs.rank - 1] === 1;
  const right = single
    ? tf.equal(tf.cast(tf.greater(outputs, 0.5), 'float32'), expected)
    : tf.equal(tf.argMax(outputs, -1), tf.argMax(expected, -1));
  return tf.mean(tf.cast(right, 'float32'));
}
