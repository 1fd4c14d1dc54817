import * as tf from '@tensorflow/tfjs';
import type { BatchShape, LayerArgs } from './KerasLayer';
import { KerasLayer } from './KerasLayer';

type Args = LayerArgs & {
  readonly size?: readonly [number, number];
  readonly interpolation?: 'nearest' | 'bilinear';
};

/** Enlarges by whole factors, with half-pixel centers. */
export class KerasUpSampling2D extends KerasLayer<Args> {
  static readonly className = 'KerasUpSampling2D';

  protected override outputShapeOf(inputShape: BatchShape): BatchShape {
    const [batch = null, height = null, width = null, channels = null] = inputShape;
    const [down, across] = this.args.size ?? [2, 2];
    return [batch, height === null ? null : height * down, width === null ? null : width * across, channels];
  }

  protected override compute(input: tf.Tensor): tf.Tensor {
    const [images, height, width, channels] = input.shape as [number, number, number, number];
    const { size = [2, 2], interpolation = 'nearest' } = this.args;
    const [rows, columns] = [height * size[0], width * size[1]];
    if (interpolation === 'nearest') return tf.image.resizeNearestNeighbor(input as tf.Tensor4D, [rows, columns]);
    // As two matrix products: the gradient of tfjs' own resize ignores half-pixel centers.
    const tall = tf.matMul(mixing(height, rows), tf.reshape(input, [images, height, width * channels]));
    const wide = tf.matMul(mixing(width, columns), tf.reshape(tall, [images * rows, width, channels]));
    return tf.reshape(wide, [images, rows, columns, channels]);
  }
}
tf.serialization.registerClass(KerasUpSampling2D);

/** [1, to, from]: each row mixes the two nearest places, with weights by distance. */
function mixing(from: number, to: number): tf.Tensor3D {
  const weights = new Float32Array(to * from);
  for (let row = 0; row < to; row++) {
    const place = Math.max(0, ((row + 0.5) * from) / to - 0.5);
    const low = Math.floor(place);
    const high = Math.min(low + 1, from - 1);
    const share = place - low;
    weights[row * from + low] = (weights[row * from + low] as number) + 1 - share;
    weights[row * from + high] = (weights[row * from + high] as number) + share;
  }
  return tf.tensor3d(weights, [1, to, from]);
}
