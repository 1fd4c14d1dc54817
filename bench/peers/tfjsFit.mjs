import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';

// Trains a network with `LayersModel.fit` of tfjs-node, for the comparison in bench/throughput.bench.mjs.
// Usage: tfjsFit.mjs VARIANT NETWORK IMAGES BATCH_SIZE EPOCHS DATA_FOLDER. VARIANT: "default" or "oneDNN". Prints one JSON
// object: library, threads, parameters, imagesPerSecond. The first epoch warms up, the best of the others counts. The images
// lie in TensorFlow's memory as float32, and fit yields once an epoch, which is what it is fastest with.

const [variant, network, imageCount, batchSize, epochs, folder] = process.argv.slice(2);
// Read by TensorFlow when it is loaded.
if (variant === 'oneDNN') process.env.TF_ENABLE_ONEDNN_OPTS = '1';
process.env.TF_CPP_MIN_LOG_LEVEL ??= '2';
const { default: tf } = await import('@tensorflow/tfjs-node');
const { tfjsNetworks } = await import('./tfjsNetworks.mjs');

const recordBytes = 3073;

function readImages(count) {
  const files = [1, 2, 3, 4, 5].map((number) => readFileSync(join(folder, 'cifar10', `data_batch_${number}.bin`)));
  const records = Buffer.concat(files);
  const pixels = new Float32Array(count * 3072);
  const classes = new Int32Array(count);
  for (let image = 0; image < count; image++) {
    const start = image * recordBytes;
    classes[image] = records[start];
    for (let place = 0; place < 3072; place++) {
      const [channel, pixel] = [place % 3, Math.floor(place / 3)];
      pixels[image * 3072 + place] = records[start + 1 + 1024 * channel + pixel] / 255;
    }
  }
  return { images: tf.tensor4d(pixels, [count, 32, 32, 3]), labels: tf.oneHot(tf.tensor1d(classes, 'int32'), 10) };
}

const model = tfjsNetworks(tf)[network]();
model.compile({ optimizer: tf.train.adam(0.001), loss: 'categoricalCrossentropy', metrics: ['accuracy'] });
const { images, labels } = readImages(Number(imageCount));
const seconds = [];
let began = 0;
await model.fit(images, labels, {
  batchSize: Number(batchSize),
  epochs: 1 + Number(epochs),
  verbose: 0,
  yieldEvery: 'epoch',
  callbacks: {
    onEpochBegin: async () => {
      began = performance.now();
    },
    onEpochEnd: async () => {
      seconds.push((performance.now() - began) / 1000);
    },
  },
});
const best = Math.min(...seconds.slice(1));
console.log(
  JSON.stringify({
    library: `tfjs-node ${tf.version['tfjs-core']}`,
    threads: cpus().length,
    parameters: model.countParams(),
    imagesPerSecond: Number(imageCount) / best,
  }),
);
