import type { Scalar, Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs';
import type { Plan } from '../../../../src/compiler/Plan';
import type { TrainingSettings } from '../../../../src/training/TrainingSettings';
import { requireMemories, valuesFor } from '../checkWeights';
import type { Batch, BatchResult, Images, Model, OptimizerState, Step, Values, Weights } from '../Engine';
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
    private readonly settings: Pick<TrainingSettings, 'loss' | 'optimizer' | 'gradientClipping' | 'seed'>,
  ) {
    this.network = new Network(plan, settings.seed);
    this.learner = new Learner(this.network.weights, settings);
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
    const values = this.network.weights.map((weight) => valuesFor(weights, weight));
    tf.tidy(() => {
      this.network.weights.forEach(({ variable }, index) => {
        const { data, shape } = values[index] as Values;
        variable.write(tf.tensor(data, [...shape]));
      });
    });
  }

  async getOptimizerState(): Promise<OptimizerState> {
    const state = new Map<string, Weights>();
    for (const name of this.learner.memoryNames) state.set(name, await this.remembered(name));
    return state;
  }

  async setOptimizerState(state: OptimizerState): Promise<void> {
    const names = this.learner.memoryNames;
    requireMemories(names, state);
    for (const name of names) {
      const ofName = state.get(name) ?? new Map();
      this.learner.setMemory(name, (weight) => valuesFor(ofName, weight).data);
    }
  }

  async trainBatch(batch: Batch, step: Step): Promise<BatchResult> {
    const results = tf.tidy(() => {
      this.network.randomness.step = step.number;
      const images = toTensor(batch.images);
      let accuracy: Scalar | null = null;
      const loss = this.learner.step(() => {
        const given = this.network.forward(images, true);
        const expected = this.expected(batch.labels, given);
        // The computation of gradients disposes what it does not return.
        accuracy = tf.keep(accuracyOf(given.outputs, expected));
        return lossOf(this.settings.loss, given, expected);
      }, step);
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

  predict(images: Images): Promise<Values> {
    return takeValues(tf.tidy(() => this.network.forward(toTensor(images), false).outputs.clone()));
  }

  async layerOutputs(layerIds: readonly string[], images: Images): Promise<ReadonlyMap<string, Values>> {
    const outputs = tf.tidy(() =>
      this.network.layerOutputs(layerIds, toTensor(images)).map((output) => output.clone()),
    );
    const values = new Map<string, Values>();
    for (const [index, output] of outputs.entries()) values.set(layerIds[index] as string, await takeValues(output));
    return values;
  }

  tensorCount(): number {
    return tf.memory().numTensors;
  }

  dispose(): void {
    this.network.dispose();
    this.learner.dispose();
  }

  private async remembered(name: string): Promise<Weights> {
    const all = new Map<string, Map<string, Values>>();
    tf.engine().startScope();
    try {
      for (const { weight, values } of this.learner.memory(name)) {
        const ofLayer = all.get(weight.layerId) ?? new Map<string, Values>();
        ofLayer.set(weight.name, { shape: weight.shape, data: Float32Array.from(await values.data()) });
        all.set(weight.layerId, ofLayer);
      }
    } finally {
      tf.engine().endScope();
    }
    return all;
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

function toTensor({ data, shape }: Images): Tensor {
  if (data instanceof Float32Array) return tf.tensor(data, [...shape], 'float32');
  return tf.div(tf.tensor(data, [...shape], 'int32'), 255);
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
