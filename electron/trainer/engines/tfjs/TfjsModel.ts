import type { Scalar, Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs';
import type { Plan } from '../../../../src/compiler/Plan';
import { shapesEqual, sizeOf } from '../../../../src/document/Shape';
import type { TrainingSettings } from '../../../../src/training/TrainingSettings';
import type { Batch, BatchResult, Model, Values, Weights } from '../Engine';
import { Learner } from './Learner';
import { accuracyOf, lossOf, targets } from './losses';
import type { Outputs } from './Network';
import { Network } from './Network';
import { tf } from './tf';

/** A network trained operation by operation, on whichever backend tfjs has. */
export class TfjsModel implements Model {
  private readonly network: Network;
  private readonly learner: Learner;

  constructor(
    plan: Plan,
    private readonly settings: Pick<TrainingSettings, 'loss' | 'optimizer' | 'seed'>,
  ) {
    this.network = new Network(plan, settings.seed);
    this.learner = new Learner(this.network.weights, settings.optimizer);
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
      this.network.randomness.step++;
      const images = toTensor(batch.images);
      let accuracy: Scalar | null = null;
      const loss = this.learner.step(() => {
        const given = this.network.forward(images, true);
        const expected = this.expected(batch.labels, given);
        // The computation of gradients disposes what it does not return.
        accuracy = tf.keep(accuracyOf(given.outputs, expected));
        return lossOf(this.settings.loss, given, expected);
      });
      return together(loss, accuracy);
    });
    return readResults(results);
  }

  async evaluateBatch(batch: Batch): Promise<BatchResult & { readonly outputs: Values }> {
    const { results, outputs } = tf.tidy(() => {
      const given = this.network.forward(toTensor(batch.images), false);
      const expected = this.expected(batch.labels, given);
      const loss = this.learner.withPenalties(lossOf(this.settings.loss, given, expected));
      return {
        results: together(loss, accuracyOf(given.outputs, expected)),
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
    this.learner.dispose();
  }

  private expected(labels: Int32Array, { outputs }: Outputs): Tensor2D {
    if (outputs.rank !== 2) {
      const shape = outputs.shape.slice(1).join(' × ');
      throw new Error(`To learn classes the network must end in one number a class, but its output is ${shape}.`);
    }
    return targets(labels, outputs.shape[1] as number);
  }
}

/** Loss and accuracy in one tensor, so that they are read at once. Disposes both. */
function together(loss: Scalar, accuracy: Scalar | null): Tensor1D {
  const results = tf.stack([loss, accuracy ?? tf.scalar(Number.NaN)]) as Tensor1D;
  loss.dispose();
  accuracy?.dispose();
  return results;
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
