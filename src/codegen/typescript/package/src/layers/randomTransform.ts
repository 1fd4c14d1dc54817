import * as tf from '@tensorflow/tfjs';
import type { LayerArgs } from './KerasLayer';
import { KerasLayer } from './KerasLayer';

export type FillMode = 'reflect' | 'constant' | 'wrap' | 'nearest';

/**
 * Where the pixel at x, y of the new image comes from: x · a0 + y · a1 + a2 and x · b0 + y · b1 + b2 of the old one.
 */
export type Transform = readonly [a0: number, a1: number, a2: number, b0: number, b1: number, b2: number];

/** A layer that moves the pixels of each image in training, otherwise each time, and passes images through otherwise. */
export abstract class RandomTransform<
  Args extends LayerArgs & { readonly fillMode?: FillMode },
> extends KerasLayer<Args> {
  protected abstract draw(height: number, width: number): Transform;

  protected override compute(input: tf.Tensor, training: boolean): tf.Tensor {
    if (!training) return input.clone();
    const [images = 0, height = 0, width = 0] = input.shape;
    const forth = Array.from({ length: images }, () => this.draw(height, width));
    const { fillMode = 'reflect' } = this.args;
    const move = tf.customGrad((given) => ({
      value: moved(given as tf.Tensor4D, forth, fillMode),
      // tfjs has no gradient for it: the way back, as TensorFlow's own.
      gradFunc: (gradient: tf.Tensor) => moved(gradient as tf.Tensor4D, forth.map(inverse), fillMode),
    }));
    return move(input);
  }
}

/** A number from -most to most. */
export function drawWithin(most: number): number {
  return most * (2 * Math.random() - 1);
}

function moved(images: tf.Tensor4D, transforms: readonly Transform[], fillMode: FillMode): tf.Tensor4D {
  const matrices = tf.tensor2d(
    transforms.flatMap((transform) => [...transform, 0, 0]),
    [transforms.length, 8],
  );
  return tf.image.transform(images, matrices, 'bilinear', fillMode, 0);
}

function inverse([a0, a1, a2, b0, b1, b2]: Transform): Transform {
  const size = a0 * b1 - a1 * b0;
  return [b1 / size, -a1 / size, (a1 * b2 - a2 * b1) / size, -b0 / size, a0 / size, (a2 * b0 - a0 * b2) / size];
}
