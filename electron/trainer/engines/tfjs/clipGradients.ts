import type { Tensor1D } from '@tensorflow/tfjs';
import type { GradientClipping } from '../../../../src/training/TrainingSettings';
import { tf } from './tf';

/**
 * The gradients of all weights as one vector, bounded as Keras 3 does it (keras/src/optimizers/base_optimizer.py).
 * `gradients`: one vector a weight, at least one. To be called in a `tf.tidy`.
 */
export function clipGradients(clipping: GradientClipping | null, gradients: readonly Tensor1D[]): Tensor1D {
  if (clipping === null) return tf.concat1d([...gradients]);
  const { type, limit } = clipping;
  switch (type) {
    case 'value':
      return tf.clipByValue(tf.concat1d([...gradients]), -limit, limit);
    case 'norm':
      return tf.concat1d(gradients.map((gradient) => shortened(gradient, limit)));
    case 'globalNorm':
      return shortened(tf.concat1d([...gradients]), limit);
  }
}

/** `gradient · limit / max(|gradient|, limit)`: as it is where it is short enough. */
function shortened(gradient: Tensor1D, limit: number): Tensor1D {
  const norm = tf.sqrt(tf.sum(tf.square(gradient)));
  return tf.div(tf.mul(gradient, limit), tf.maximum(norm, limit));
}
