/** A `model.json` of TensorFlow.js without weights, one of whose layers is a program of its own. */
export const modelWithLambda = JSON.stringify({
  format: 'layers-model',
  modelTopology: {
    class_name: 'Sequential',
    keras_version: '2.15.0',
    backend: 'tensorflow',
    config: {
      name: 'small',
      layers: [
        { class_name: 'InputLayer', config: { name: 'image', batch_input_shape: [null, 28, 28, 1], dtype: 'float32' } },
        { class_name: 'Flatten', config: { name: 'flat' } },
        { class_name: 'Lambda', config: { name: 'twice' } },
        { class_name: 'Dense', config: { name: 'classes', units: 10, activation: 'softmax' } },
      ],
    },
  },
  weightsManifest: [],
});
