import type { Scalar, Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs';
import type { Plan } from '../../../../src/compiler/Plan';
import { shapesEqual, sizeOf } from '../../../../src/document/Shape';
import type { TrainingSettings } from '../../../../src/training/TrainingSettings';
import type { Batch, BatchResult, Model, Values, Weights } from '../Engine';
import { accuracyOf, lossOf, targets } from './losses';
import type { Outputs } from './Network';
import { Network } from './Network';
import type { Optimizer } from './optimizers';
import { createOptimizer } from './optimizers';
import { penalties } from './penalties';
import { tf } from './tf';

/** A network trained operation by operation, on whichever backend tfjs has. */
export class TfjsModel implements Model {
  private readonly network: Network;
  private readonly optimizer: Optimizer;

  constructor(
    plan: Plan,
    private readonly settings: Pick<TrainingSettings, 'loss' | 'optimizer' | 'seed'>,
  ) {
    this.network = new Network(plan, settings.seed);
    const trainable = this.network.weights.filter((weight) => weight.trainable);
    const size = trainable.reduce((sum, weight) => sum + sizeOf(weight.shape), 0);
    this.optimizer = createOptimizer(settings.optimizer, size);
  }

  async getWeights(): Promise<Weights> {
    const weights = new Map<string, Map<string, Values>>();
    for (const { layerId, name, shape, variable } of this.network.weights) {
      const ofLayer = weights.get(layerId) ?? new Map<string, Values>();
      ofLayer.set(name, { shape, data: Float32Array.from(await variable.read().data()) });
      weights.set(layerId, ofLayer);
    }
    return weights;
  }

  async setWeights(weights: Weights): Promise<void> {
    // Everything is checked before anything changes.
    const values = this.network.weights.map(({ layerId, name, shape }) => {
      const value = weights.get(layerId)?.get(name);
      if (value === undefined) throw new Error(`There are no values for weight "${name}" of layer "${layerId}".`);
      if (!shapesEqual(value.shape, shape) || value.data.length !== sizeOf(shape)) {
        const sizes = `[${value.shape.join(', ')}] instead of [${shape.join(', ')}]`;
        throw new Error(`Weight "${name}" of layer "${layerId}" has shape ${sizes}.`);
      }
      return value;
    });
    tf.tidy(() => {
      this.network.weights.forEach(({ variable }, index) => {
        const { data, shape } = values[index] as Values;
        variable.write(tf.tensor(data, [...shape]));
      });
    });
  }

  async trainBatch(batch: Batch): Promise<BatchResult> {
    const results = tf.tidy(() => {
      const images = toTensor(batch.images);
      return this.step(images, (given) => {
        const expected = this.expected(batch.labels, given);
        return { loss: lossOf(this.settings.loss, given, expected), accuracy: accuracyOf(given.outputs, expected) };
      });
    });
    return readResults(results);
  }

  async evaluateBatch(batch: Batch): Promise<BatchResult & { readonly outputs: Values }> {
    const { results, outputs } = tf.tidy(() => {
      const given = this.network.forward(toTensor(batch.images), false);
      const expected = this.expected(batch.labels, given);
      const loss = this.withPenalties(lossOf(this.settings.loss, given, expected));
      return {
        results: tf.stack([loss, accuracyOf(given.outputs, expected)]) as Tensor1D,
        outputs: given.outputs.clone(),
      };
    });
    const values = await takeValues(outputs);
    return { ...(await readResults(results)), outputs: values };
  }

  predict(images: Values): Promise<Values> {
    return takeValues(tf.tidy(() => this.network.forward(toTensor(images), false).outputs.clone()));
  }

  layerOutput(layerId: string, images: Values): Promise<Values> {
    return takeValues(tf.tidy(() => this.network.layerOutput(layerId, toTensor(images)).clone()));
  }

  tensorCount(): number {
    return tf.memory().numTensors;
  }

  dispose(): void {
    this.network.dispose();
    this.optimizer.dispose();
  }

  /**
   * One training step on any loss: gradients, optimizer, new weights. Answers `[loss with penalties, accuracy]`; to be
   * called in a `tf.tidy`.
   */
  step(images: Tensor, judge: (given: Outputs) => { readonly loss: Scalar; readonly accuracy: Scalar }): Tensor1D {
    this.network.randomness.step++;
    const variables = this.network.trainableVariables();
    let accuracy: Scalar | null = null;
    const lossAndMore = () => {
      const judged = judge(this.network.forward(images, true));
      // The gradient computation disposes what it does not return.
      accuracy = tf.keep(judged.accuracy);
      return this.withPenalties(judged.loss);
    };
    const loss = variables.length === 0 ? lossAndMore() : this.learn(lossAndMore);
    const kept = accuracy as Scalar | null;
    const results = tf.stack([loss, kept ?? tf.scalar(Number.NaN)]) as Tensor1D;
    kept?.dispose();
    return results;
  }

  private learn(computeLoss: () => Scalar): Scalar {
    const variables = this.network.trainableVariables();
    const { value, grads } = tf.variableGrads(computeLoss, variables);
    const gradients = variables.map((variable) => tf.reshape(grads[variable.name] ?? tf.zerosLike(variable), [-1]));
    const weights = tf.concat1d(variables.map((variable) => tf.reshape(variable, [-1])));
    const updated = this.optimizer.step(weights, tf.concat1d(gradients as Tensor1D[]));
    const parts = tf.split(
      updated,
      variables.map((variable) => variable.size),
    );
    variables.forEach((variable, index) => {
      variable.assign(tf.reshape(parts[index] as Tensor1D, variable.shape));
    });
    return value;
  }

  private withPenalties(loss: Scalar): Scalar {
    const penalty = penalties(this.network.weights);
    return penalty === null ? loss : tf.add(loss, penalty);
  }

  private expected(labels: Int32Array, { outputs }: Outputs): Tensor2D {
    if (outputs.rank !== 2) {
      const shape = outputs.shape.slice(1).join(' × ');
      throw new Error(`To learn classes the network must end in one number a class, but its output is ${shape}.`);
    }
    return targets(labels, outputs.shape[1] as number);
  }
}

function toTensor({ data, shape }: Values): Tensor {
  return tf.tensor(data, [...shape], 'float32');
}

async function takeValues(tensor: Tensor): Promise<Values> {
  try {
    return { shape: tensor.shape, data: Float32Array.from(await tensor.data()) };
  } finally {
    tensor.dispose();
  }
}

async function readResults(results: Tensor1D): Promise<BatchResult> {
  const { data } = await takeValues(results);
  return { loss: data[0] ?? Number.NaN, accuracy: data[1] ?? Number.NaN };
}
