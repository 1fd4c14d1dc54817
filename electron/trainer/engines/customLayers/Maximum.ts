import type { Tensor } from '@tensorflow/tfjs';
import { tf } from '../tfjs/tf';
import type { BatchShape, CallOptions } from './CustomLayer';

/** The larger of inputs that broadcast. Lower ranks grow at axis 1, as in Keras' merging layers. */
export class ConvCanvasMaximum extends tf.layers.Layer {
  static readonly className = 'ConvCanvasMaximum';

  override build(_inputShape: BatchShape | BatchShape[]): void {
    this.built = true;
  }

  override call(inputs: Tensor | Tensor[], _options: CallOptions): Tensor {
    return tf.tidy(() => {
      const tensors = Array.isArray(inputs) ? inputs : [inputs];
      const rank = Math.max(...tensors.map((tensor) => tensor.rank));
      const grown = tensors.map((tensor) => {
        const [images = 1, ...rest] = tensor.shape;
        return tf.reshape(tensor, [images, ...new Array<number>(rank - tensor.rank).fill(1), ...rest]);
      });
      const shape = Array.from({ length: rank }, (_, axis) =>
        Math.max(...grown.map((tensor) => tensor.shape[axis] ?? 1)),
      );
      // Broadcast first: tfjs' gradient of `maximum` would keep the broadcast shape.
      return grown.map((tensor) => tf.broadcastTo(tensor, shape)).reduce((most, tensor) => tf.maximum(most, tensor));
    });
  }
}
