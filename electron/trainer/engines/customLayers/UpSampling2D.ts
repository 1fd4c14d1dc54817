import type { Tensor, Tensor3D, Tensor4D } from '@tensorflow/tfjs';
import type { CustomTfjsConfigs } from '../../../../src/layers/customTfjs';
import { tf } from '../tfjs/tf';
import { CustomLayer } from './CustomLayer';

/** Enlarges by whole factors, with half-pixel centres. */
export class ConvCanvasUpSampling2D extends CustomLayer {
  static readonly className = 'ConvCanvasUpSampling2D';

  constructor(private readonly config: CustomTfjsConfigs['ConvCanvasUpSampling2D']) {
    super();
  }

  protected override compute(input: Tensor): Tensor {
    const [images, height, width, channels] = input.shape as [number, number, number, number];
    const [rows, columns] = [height * this.config.size[0], width * this.config.size[1]];
    if (this.config.interpolation === 'nearest')
      return tf.image.resizeNearestNeighbor(input as Tensor4D, [rows, columns]);
    // As two matrix products, because tfjs' gradient of the resize ignores half-pixel centres.
    const tall = tf.matMul(
      interpolation(height, rows),
      tf.reshape(input, [images, height, width * channels]) as Tensor3D,
    );
    const wide = tf.matMul(
      interpolation(width, columns),
      tf.reshape(tall, [images * rows, width, channels]) as Tensor3D,
    );
    return tf.reshape(wide, [images, rows, columns, channels]);
  }
}

/** [1, to, from]: each row mixes the two nearest places, with weights by distance. */
function interpolation(from: number, to: number): Tensor3D {
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
