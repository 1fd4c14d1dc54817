import type { Scalar, Tensor, Tensor2D } from '@tensorflow/tfjs';
import type { Loss } from '../../../../src/training/TrainingSettings';
import type { Outputs } from './Network';
import { tf } from './tf';

/** Keras' backend epsilon: how near probabilities come to 0 and 1 in a logarithm. */
const epsilon = 1e-7;

/**
 * What the outputs should be: class numbers as one value an output unit (one-hot), or, for a network with one output, the
 * number itself. `[n, units]`.
 */
export function targets(labels: Int32Array, units: number): Tensor2D {
  if (units === 1) return tf.tensor2d(Float32Array.from(labels), [labels.length, 1]);
  const values = new Float32Array(labels.length * units);
  for (let row = 0; row < labels.length; row++) {
    const label = labels[row] as number;
    if (label < 0 || label >= units) {
      throw new Error(`An image has class number ${label}, but the network has ${units} outputs.`);
    }
    values[row * units + label] = 1;
  }
  return tf.tensor2d(values, [labels.length, units]);
}

/** The mean loss of a batch, as Keras defines it. */
export function lossOf(loss: Loss, given: Outputs, expected: Tensor): Scalar {
  switch (loss) {
    case 'categoricalCrossentropy':
      return tf.neg(tf.mean(tf.sum(tf.mul(expected, logProbabilities(given)), -1)));
    case 'binaryCrossentropy':
      return binaryCrossentropy(given, expected);
    case 'meanSquaredError':
      return tf.mean(tf.square(tf.sub(given.outputs, expected)));
  }
}

function logProbabilities({ outputs, logits, activation }: Outputs): Tensor {
  if (logits !== null && activation === 'softmax') return tf.logSoftmax(logits);
  const normalized = tf.div(outputs, tf.sum(outputs, -1, true));
  return tf.log(tf.clipByValue(normalized, epsilon, 1 - epsilon));
}

function binaryCrossentropy({ outputs, logits, activation }: Outputs, expected: Tensor): Scalar {
  if (logits !== null && activation === 'sigmoid') {
    // log(1 + e^x) - z·x
    return tf.mean(tf.sub(tf.softplus(logits), tf.mul(logits, expected)));
  }
  const clipped = tf.clipByValue(outputs, epsilon, 1 - epsilon);
  const yes = tf.mul(expected, tf.log(clipped));
  const no = tf.mul(tf.sub(1, expected), tf.log(tf.sub(1, clipped)));
  return tf.neg(tf.mean(tf.add(yes, no)));
}

/** Share of right answers: the largest output, or, with one output, whether it is above one half. */
export function accuracyOf(outputs: Tensor, expected: Tensor): Scalar {
  const units = outputs.shape[outputs.rank - 1];
  const right =
    units === 1
      ? tf.equal(tf.cast(tf.greater(outputs, 0.5), 'float32'), expected)
      : tf.equal(tf.argMax(outputs, -1), tf.argMax(expected, -1));
  return tf.mean(tf.cast(right, 'float32'));
}
