import * as tf from '@tensorflow/tfjs';
import type { BatchShape, LayerArgs } from './KerasLayer';

/** The larger of inputs that broadcast. Lower ranks grow at axis 1, as in Keras' merging layers. */
export class KerasMaximum extends tf.layers.Layer {
  static readonly className = 'KerasMaximum';

  constructor({ name }: LayerArgs) {
    super(name === undefined ? {} : { name });
  }

  override build(_inputShape: tf.Shape | tf.Shape[]): void {
    this.built = true;
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape {
    const shapes = inputShape as BatchShape[];
    const rank = Math.max(...shapes.map((shape) => shape.length));
    const grown = shapes.map((shape) => grow(shape, rank));
    return Array.from({ length: rank }, (_, axis) =>
      axis === 0 ? null : Math.max(...grown.map((shape) => shape[axis] ?? 1)),
    );
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.tidy(() => {
      const tensors = Array.isArray(inputs) ? inputs : [inputs];
      const rank = Math.max(...tensors.map((tensor) => tensor.rank));
      const grown = tensors.map((tensor) => tf.reshape(tensor, grow(tensor.shape, rank) as number[]));
      const shape = Array.from({ length: rank }, (_, axis) =>
        Math.max(...grown.map((tensor) => tensor.shape[axis] ?? 1)),
      );
      // Broadcast first: tfjs' gradient of `maximum` would keep the broadcast shape.
      return grown.map((tensor) => tf.broadcastTo(tensor, shape)).reduce((most, tensor) => tf.maximum(most, tensor));
    });
  }
}
tf.serialization.registerClass(KerasMaximum);

function grow([batch = null, ...rest]: BatchShape, rank: number): BatchShape {
  return [batch, ...new Array<number>(rank - rest.length - 1).fill(1), ...rest];
}
