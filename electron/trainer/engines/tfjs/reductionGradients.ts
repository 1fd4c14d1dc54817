import type { Tensor } from '@tensorflow/tfjs';
import { tf } from './tf';

/**
 * The gradients of sum and mean. tfjs multiplies with a tensor of ones that it makes in JavaScript each time; here the
 * gradient is spread out by the backend.
 */
export function registerReductionGradients(): void {
  for (const kernelName of ['Sum', 'Mean']) {
    tf.registerGradient({
      kernelName,
      inputsToSave: ['x'],
      gradFunc: (dys, [x], attrs) => {
        const dy = (Array.isArray(dys) ? dys[0] : dys) as Tensor;
        const { shape, size } = x as Tensor;
        const axes = tf.util.parseAxisParam(attrs.axis as number | number[], shape);
        const kept = tf.reshape(
          dy,
          shape.map((length, axis) => (axes.includes(axis) ? 1 : length)),
        );
        const each = kernelName === 'Mean' ? tf.div(kept, Math.max(1, size / kept.size)) : kept;
        return { x: () => tf.broadcastTo(each, shape) };
      },
    });
  }
}
