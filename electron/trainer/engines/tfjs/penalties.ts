import type { Scalar } from '@tensorflow/tfjs';
import type { NetworkWeight } from './Network';
import { tf } from './tf';

/** The sum of the penalties on weights, `l1 · Σ|w| + l2 · Σw²`; null where no weight has one. */
export function penalties(weights: readonly NetworkWeight[]): Scalar | null {
  const terms = weights.flatMap(({ regularizer, variable }) => {
    if (regularizer === null) return [];
    const value = variable.read();
    return [
      ...(regularizer.l1 === 0 ? [] : [tf.mul(tf.sum(tf.abs(value)), regularizer.l1)]),
      ...(regularizer.l2 === 0 ? [] : [tf.mul(tf.sum(tf.square(value)), regularizer.l2)]),
    ];
  });
  return terms.length === 0 ? null : (tf.addN(terms) as Scalar);
}
