// The networks of bench/networks/ as LayersModels of tfjs, by the same names.

/** @param {typeof import('@tensorflow/tfjs')} tf */
export function tfjsNetworks({ input, layers, model }) {
  const convNorm = (x, filters, strides = 1, kernelSize = 3) => {
    const config = { filters, kernelSize, strides, padding: 'same', useBias: false };
    return layers.batchNormalization().apply(layers.conv2d(config).apply(x));
  };
  const relu = (x) => layers.reLU().apply(x);
  const classifier = (inputs, x) => {
    const pooled = layers.globalAveragePooling2d({}).apply(x);
    return model({ inputs, outputs: layers.dense({ units: 10, activation: 'softmax' }).apply(pooled) });
  };
  return {
    lecture() {
      const inputs = input({ shape: [32, 32, 3] });
      const chain = [
        layers.conv2d({ filters: 16, kernelSize: 3, activation: 'relu' }),
        layers.maxPooling2d({}),
        layers.conv2d({ filters: 32, kernelSize: 3, activation: 'relu' }),
        layers.maxPooling2d({}),
        layers.flatten(),
        layers.dense({ units: 32, activation: 'relu' }),
        layers.dense({ units: 16, activation: 'relu' }),
        layers.dense({ units: 10, activation: 'softmax' }),
      ];
      return model({ inputs, outputs: chain.reduce((x, layer) => layer.apply(x), inputs) });
    },
    'six-conv'() {
      const inputs = input({ shape: [32, 32, 3] });
      let x = inputs;
      for (const [pair, filters] of [32, 64, 128].entries()) {
        if (pair > 0) x = layers.maxPooling2d({}).apply(x);
        x = relu(convNorm(relu(convNorm(x, filters)), filters));
      }
      return classifier(inputs, x);
    },
    resnet20() {
      const inputs = input({ shape: [32, 32, 3] });
      let x = relu(convNorm(inputs, 16));
      for (const [stage, filters] of [16, 32, 64].entries()) {
        for (let block = 0; block < 3; block++) {
          const strides = stage > 0 && block === 0 ? 2 : 1;
          const shortcut = strides > 1 ? convNorm(x, filters, strides, 1) : x;
          const y = convNorm(relu(convNorm(x, filters, strides)), filters);
          x = relu(layers.add().apply([shortcut, y]));
        }
      }
      return classifier(inputs, x);
    },
  };
}
