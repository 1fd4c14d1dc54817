import * as tf from '@tensorflow/tfjs';
import { KerasActivation } from './layers/KerasActivation';
import { KerasConv2D } from './layers/KerasConv2D';
import { RandomTranslation } from './layers/RandomTranslation';

export { loadWeights } from './weights';

/** Digits. Images are `[batch, height, width, channels]`. */
export function buildModel(): tf.LayersModel {
  const input1 = tf.input({ shape: [28, 28, 1], name: 'input_1' });
  const randomTranslation1 = apply(
    new RandomTranslation({ heightFactor: 0.1, widthFactor: 0.1, name: 'random_translation_1' }),
    input1,
  );
  const conv2d1 = apply(
    tf.layers.conv2d({
      filters: 16,
      kernelSize: 3,
      padding: 'same',
      activation: 'relu',
      kernelInitializer: 'glorotUniform',
      name: 'conv2d_1',
    }),
    randomTranslation1,
  );
  const batchNormalization1 = apply(tf.layers.batchNormalization({ name: 'batch_normalization_1' }), conv2d1);
  const maxPooling2d1 = apply(tf.layers.maxPooling2d({ name: 'max_pooling2d_1' }), batchNormalization1);
  const conv2d2First = apply(
    new KerasConv2D({ filters: 16, kernelSize: 3, padding: 'same', dilationRate: 2, name: 'conv2d_2' }),
    maxPooling2d1,
  );
  const conv2d2 = apply(new KerasActivation({ activation: 'hardSwish', name: 'conv2d_2_after' }), conv2d2First);
  const add1 = apply(tf.layers.add({ name: 'add_1' }), maxPooling2d1, conv2d2);
  const flatten1 = apply(tf.layers.flatten({ name: 'flatten_1' }), add1);
  const dropout1 = apply(tf.layers.dropout({ rate: 0.25, name: 'dropout_1' }), flatten1);
  const dense1 = apply(
    tf.layers.dense({
      units: 10,
      activation: 'softmax',
      kernelInitializer: 'glorotUniform',
      kernelRegularizer: tf.regularizers.l1l2({ l1: 0, l2: 0.0001 }),
      name: 'dense_1',
    }),
    dropout1,
  );

  return tf.model({ inputs: input1, outputs: dense1 });
}

/** Puts a layer behind others. */
function apply(layer: tf.layers.Layer, input: tf.SymbolicTensor, ...others: tf.SymbolicTensor[]): tf.SymbolicTensor {
  return layer.apply(others.length === 0 ? input : [input, ...others]) as tf.SymbolicTensor;
}
