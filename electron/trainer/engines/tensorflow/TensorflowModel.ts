import type { Plan } from '../../../../src/compiler/Plan';
import type { GraphSettings } from '../../../../src/graphdef/buildLearning';
import { buildTrainingGraph } from '../../../../src/graphdef/buildTrainingGraph';
import { savedModelBytes, tensorName } from '../../../../src/graphdef/serialize';
import { signaturesOf } from '../../../../src/graphdef/signatures';
import type { GraphMemory, GraphWeight, Learning, TrainingGraph } from '../../../../src/graphdef/TrainingGraph';
import type { OpenVariable } from '../../../../src/graphdef/Variable';
import type { Tensor } from '../../../../src/operations/Tensor';
import { requireMemories, valuesFor } from '../checkWeights';
import { drawForLayers } from '../drawForLayers';
import type { Batch, BatchResult, Images, Model, OptimizerState, Step, Values, Weights } from '../Engine';
import type { Binding } from './binding';
import type { Feeds, GraphValue } from './GraphSession';
import { GraphSession } from './GraphSession';

/** A network as one TensorFlow graph, which makes a whole training step in one call. */
export class TensorflowModel implements Model {
  private readonly training: TrainingGraph;
  private readonly session: GraphSession;

  constructor(
    binding: Binding,
    private readonly plan: Plan,
    private readonly settings: GraphSettings,
  ) {
    this.training = buildTrainingGraph(plan, settings);
    this.session = GraphSession.load(binding, savedModelBytes(this.training.graph, signaturesOf(this.training)));
    this.fetch({}, [this.training.initialized]);
  }

  async getWeights(): Promise<Weights> {
    return this.readWeights(this.training.weights.map((weight) => ({ weight, variable: weight.variable })));
  }

  async setWeights(weights: Weights): Promise<void> {
    const { weights: all, written } = this.training;
    this.fetch(feedsOf(all.map((weight) => ({ variable: weight.variable, values: valuesFor(weights, weight) }))), [
      written.weights,
    ]);
  }

  async getOptimizerState(): Promise<OptimizerState> {
    const { memories, memoryNames } = this.training;
    const named = (name: string) => memories.filter((memory) => memory.name === name);
    return new Map(memoryNames.map((name) => [name, this.readWeights(named(name))]));
  }

  async setOptimizerState(state: OptimizerState): Promise<void> {
    const { memories, memoryNames, written } = this.training;
    requireMemories(memoryNames, state);
    const values = ({ name, weight }: GraphMemory) => valuesFor(state.get(name) ?? new Map(), weight);
    this.fetch(feedsOf(memories.map((memory) => ({ variable: memory.variable, values: values(memory) }))), [
      written.memories,
    ]);
  }

  async trainBatch(batch: Batch, step: Step): Promise<BatchResult> {
    const { inputs } = this.training;
    const feeds = {
      ...this.feedBatch(batch),
      [tensorName(inputs.step)]: { dtype: 'int32', shape: [], data: Int32Array.of(step.number) },
      [tensorName(inputs.learningRate)]: { dtype: 'float32', shape: [], data: Float32Array.of(step.learningRate) },
      ...this.feedDrawn(batch, step),
    } satisfies Feeds;
    const [results] = this.fetch(feeds, [this.learning.train]);
    return resultOf(results);
  }

  async evaluateBatch(batch: Batch): Promise<BatchResult & { readonly outputs: Values }> {
    const fetched = [this.learning.evaluate, this.training.outputs];
    const [results, outputs] = this.fetch(this.feedBatch(batch), fetched);
    return { ...resultOf(results), outputs: outputs as Values };
  }

  async predict(images: Images): Promise<Values> {
    return this.fetch(this.feedImages(images), [this.training.outputs])[0] as Values;
  }

  async layerOutputs(layerIds: readonly string[], images: Images): Promise<ReadonlyMap<string, Values>> {
    const tensors = layerIds.map((id) => {
      const tensor = this.training.layerOutputs.get(id);
      if (tensor === undefined) throw new Error(`The network has no layer "${id}".`);
      return tensor;
    });
    const values = this.fetch(this.feedImages(images), tensors);
    return new Map(layerIds.map((id, place) => [id, values[place] as Values]));
  }

  tensorCount(): number {
    return this.session.tensorCount();
  }

  dispose(): void {
    this.session.dispose();
  }

  private get learning(): Learning {
    const { learning, outputs } = this.training;
    if (learning !== null) return learning;
    const shape = outputs.shape.slice(1).join(' × ');
    throw new Error(`To learn classes the network must end in one number a class, but its output is ${shape}.`);
  }

  private feedBatch({ images, labels }: Batch): Feeds {
    const units = this.training.outputs.shape[1] ?? 1;
    const wrong = labels.find((label) => units > 1 && (label < 0 || label >= units));
    if (wrong !== undefined) {
      throw new Error(`An image has class number ${wrong}, but the network has ${units} outputs.`);
    }
    const name = tensorName(this.training.inputs.labels);
    return { ...this.feedImages(images), [name]: { dtype: 'int32', shape: [labels.length], data: labels } };
  }

  private feedImages({ shape, data }: Images): Feeds {
    const { pixels, images } = this.training.inputs;
    return data instanceof Uint8Array
      ? { [tensorName(pixels)]: { dtype: 'uint8', shape, data } }
      : { [tensorName(images)]: { dtype: 'float32', shape, data } };
  }

  private feedDrawn({ labels }: Batch, step: Step): Feeds {
    if (this.training.inputs.drawn.length === 0) return {};
    const drawn = drawForLayers(this.plan, this.settings.seed, step.number, labels.length);
    return Object.fromEntries(
      this.training.inputs.drawn.map(({ layerId, values }) => {
        const { shape, data } = drawn.get(layerId) as Values;
        return [tensorName(values), { dtype: 'float32', shape, data }];
      }),
    );
  }

  private fetch(feeds: Feeds, tensors: readonly Tensor[]): readonly GraphValue[] {
    return this.session.run(feeds, tensors.map(tensorName));
  }

  private readWeights(parts: readonly { readonly weight: GraphWeight; readonly variable: OpenVariable }[]): Weights {
    const all = new Map<string, Map<string, Values>>();
    if (parts.length === 0) return all;
    const values = this.fetch(
      {},
      parts.map(({ variable }) => variable.value),
    );
    parts.forEach(({ weight }, place) => {
      const ofLayer = all.get(weight.layerId) ?? new Map<string, Values>();
      const { data } = values[place] as Values;
      all.set(weight.layerId, ofLayer.set(weight.name, { shape: weight.shape, data }));
    });
    return all;
  }
}

function feedsOf(parts: readonly { readonly variable: OpenVariable; readonly values: Values }[]): Feeds {
  return Object.fromEntries(
    parts.map(({ variable, values }) => [tensorName(variable.given), { dtype: 'float32', ...values }]),
  );
}

function resultOf(results: GraphValue | undefined): BatchResult {
  const { data } = results as Values;
  return { loss: data[0] ?? Number.NaN, accuracy: data[1] ?? Number.NaN };
}
