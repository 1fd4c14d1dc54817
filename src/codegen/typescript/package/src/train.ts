import { mkdir } from 'node:fs/promises';
import * as tf from '@tensorflow/tfjs';
import { countOption, readArguments, runProgram } from './arguments';
import type { Images } from './data';
import { batchOf, loadData } from './data';
import { buildModel } from './model';
import { settings } from './settings';
import { chooseBackend } from './tfBackend';
import { judgeEpoch, noEpochYet } from './training/earlyStopping';
import { initialWeights } from './training/initializers';
import { learningRateAt } from './training/learningRate';
import { accuracyOf, lossOf, targets } from './training/losses';
import { Optimizer } from './training/Optimizer';
import { judgePlateau, noPlateauYet } from './training/plateau';
import { epochOrder, splitTraining } from './training/split';
import { loadWeights, saveWeights, weightsOf } from './weights';

const { training } = settings;
const judgedAtOnce = 256;

/** `npm run train -- [--data FOLDER] [--epochs N] [--limit N] [--from-weights] [--out FOLDER] [--losses]` */
async function main(): Promise<void> {
  const { options } = readArguments(['data', 'epochs', 'limit', 'out'], ['from-weights', 'losses']);
  const epochs = countOption(options, 'epochs', training.epochs);
  const limit = options.has('limit') ? countOption(options, 'limit', 1) : training.limit;
  const folder = options.get('out') ?? 'trained';
  const backend = await chooseBackend();
  const data = await loadData(options.get('data'));
  const split = splitTraining(data.train.labels.length, { ...training, limit });
  const stepsPerEpoch = Math.ceil(split.train.length / training.batchSize);
  console.log(
    `${split.train.length} images to learn from, ${split.validation.length} to check on; backend: ${backend}`,
  );

  const model = buildModel();
  if (options.has('from-weights')) await loadWeights(model);
  else setFirstWeights(model);
  const optimizer = new Optimizer(training.optimizer, training.gradientClipping);
  let [plateau, stopping, step] = [noPlateauYet, noEpochYet, 0];
  for (let epoch = 1; epoch <= epochs; epoch++) {
    const order = epochOrder(split.train, training.seed, epoch);
    const sums = { loss: 0, accuracy: 0 };
    const began = Date.now();
    for (let from = 0; from < order.length; from += training.batchSize) {
      const places = order.subarray(from, from + training.batchSize);
      step++;
      const moment = { step, stepsPerEpoch, totalSteps: stepsPerEpoch * epochs, plateauFactor: plateau.factor };
      const result = await trainBatch(model, optimizer, data.train, places, {
        learningRate: learningRateAt(training, moment),
        number: step,
      });
      if (!Number.isFinite(result.loss)) throw new Error(`The loss became ${result.loss} at step ${step}.`);
      if (options.has('losses')) console.log(`step ${step}: loss ${result.loss}`);
      sums.loss += result.loss * places.length;
      sums.accuracy += result.accuracy * places.length;
    }
    const judged = await judge(model, data.train, split.validation);
    const metrics = {
      epoch,
      loss: sums.loss / order.length,
      accuracy: sums.accuracy / order.length,
      valLoss: judged?.loss ?? null,
      valAccuracy: judged?.accuracy ?? null,
    };
    console.log(epochLine(metrics, epochs, (Date.now() - began) / 1000));
    plateau = judgePlateau(training, plateau, metrics);
    if (training.earlyStopping === null) continue;
    const decision = judgeEpoch(training.earlyStopping, stopping, metrics);
    stopping = decision.state;
    if (decision.stopReason === null) continue;
    console.log(decision.stopReason);
    break;
  }
  const test = await judge(model, data.test, places(data.test));
  if (test !== null) console.log(`test: loss ${test.loss.toFixed(4)}, accuracy ${percent(test.accuracy)}`);
  await mkdir(folder, { recursive: true });
  await saveWeights(model, folder);
  console.log(`The weights are in ${folder}: copy weights.json and weights.bin here to predict with them.`);
}

/** The first weights that the app draws, by the same seed. */
function setFirstWeights(model: tf.LayersModel): void {
  const drawn = initialWeights(settings.firstWeights, training.seed);
  const values = new Map<string, { readonly shape: readonly number[]; readonly data: Float32Array } | undefined>(
    settings.firstWeights.flatMap(({ layer, id, weights }) =>
      weights.map(({ name, tfjsName = name }) => [`${layer}/${tfjsName}`, drawn.get(id)?.get(name)] as const),
    ),
  );
  tf.tidy(() => {
    for (const { originalName, write } of weightsOf(model)) {
      const first = values.get(originalName);
      if (first === undefined) throw new Error(`There are no first values for ${originalName}.`);
      write(tf.tensor(first.data, [...first.shape]));
    }
  });
}

/** One step; answers the loss before it, with penalties, and the share of right answers. */
async function trainBatch(
  model: tf.LayersModel,
  optimizer: Optimizer,
  images: Images,
  order: Int32Array,
  step: { readonly learningRate: number; readonly number: number },
): Promise<{ readonly loss: number; readonly accuracy: number }> {
  const batch = batchOf(images, order);
  const variables = model.trainableWeights.map((weight) => weight.read() as tf.Variable);
  const [loss, accuracy] = tf.tidy(() => {
    let right = tf.scalar(0);
    const computeLoss = () => {
      const outputs = model.apply(batch.pixels, { training: true }) as tf.Tensor;
      const expected = targets(batch.labels, outputs.shape[outputs.rank - 1] ?? 1);
      right = tf.keep(accuracyOf(outputs, expected));
      const penalties = model.calculateLosses();
      return tf.addN([lossOf(training.loss, outputs, expected), ...penalties]) as tf.Scalar;
    };
    if (variables.length === 0) return [computeLoss(), right];
    const { value, grads } = tf.variableGrads(computeLoss, variables);
    optimizer.step(variables, grads, step);
    return [value, right];
  });
  const results = { loss: (await loss.data())[0] ?? Number.NaN, accuracy: (await accuracy.data())[0] ?? Number.NaN };
  tf.dispose([loss, accuracy, batch.pixels]);
  return results;
}

/** Mean loss, with penalties, and share of right answers; null without images. */
async function judge(model: tf.LayersModel, images: Images, order: Int32Array) {
  if (order.length === 0) return null;
  let [loss, right] = [0, 0];
  for (let from = 0; from < order.length; from += judgedAtOnce) {
    const part = order.subarray(from, from + judgedAtOnce);
    const batch = batchOf(images, part);
    const results = tf.tidy(() => {
      const outputs = model.apply(batch.pixels, { training: false }) as tf.Tensor;
      const expected = targets(batch.labels, outputs.shape[outputs.rank - 1] ?? 1);
      const total = tf.addN([lossOf(training.loss, outputs, expected), ...model.calculateLosses()]);
      return tf.stack([total, accuracyOf(outputs, expected)]);
    });
    const [ofPart = Number.NaN, accuracy = Number.NaN] = await results.data();
    tf.dispose([results, batch.pixels]);
    loss += ofPart * part.length;
    right += accuracy * part.length;
  }
  return { loss: loss / order.length, accuracy: right / order.length };
}

function places({ labels }: Images): Int32Array {
  return Int32Array.from(labels, (_, place) => place);
}

type Metrics = {
  readonly epoch: number;
  readonly loss: number;
  readonly accuracy: number;
  readonly valLoss: number | null;
  readonly valAccuracy: number | null;
};

function epochLine({ epoch, loss, accuracy, valLoss, valAccuracy }: Metrics, epochs: number, seconds: number): string {
  const validation =
    valLoss === null ? '' : `, validation loss ${valLoss.toFixed(4)}, accuracy ${percent(valAccuracy ?? 0)}`;
  return `epoch ${epoch} of ${epochs}: loss ${loss.toFixed(4)}, accuracy ${percent(accuracy)}${validation} (${seconds.toFixed(1)} s)`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2)} %`;
}

runProgram(main);
