import type { LayerVariable, layers, Tensor, Variable } from '@tensorflow/tfjs';
import type { Plan, PlanLayer } from '../../../../src/compiler/Plan';
import type { Shape } from '../../../../src/document/Shape';
import type { Regularizer } from '../../../../src/layers/params';
import { activationFunctions } from '../customLayers/activations';
import { StepRandomness } from '../customLayers/StepRandomness';
import { createLayer } from './createLayer';
import { separateFinalActivation } from './finalActivation';

type BuiltLayer = {
  readonly id: string;
  readonly inputIds: readonly string[];
  /** tfjs layers that act one after the other; the first takes all inputs. Empty: passes its input on. */
  readonly chain: readonly layers.Layer[];
};

/** A weight of the plan and the tfjs variable that holds it. */
export type NetworkWeight = {
  readonly layerId: string;
  readonly name: string;
  readonly shape: Shape;
  readonly trainable: boolean;
  readonly regularizer: Regularizer | null;
  readonly variable: LayerVariable;
};

/** What a forward pass gives: `logits` are the values before a final softmax or sigmoid, null without one. */
export type Outputs = {
  readonly outputs: Tensor;
  readonly logits: Tensor | null;
  readonly activation: 'softmax' | 'sigmoid' | null;
};

/** A plan as tfjs layers, run in the plan's order. */
export class Network {
  readonly randomness: StepRandomness;
  readonly weights: readonly NetworkWeight[];
  private readonly builtLayers: readonly BuiltLayer[];
  private readonly activation: 'softmax' | 'sigmoid' | null;
  private readonly inputId: string;
  private readonly outputId: string;

  /** The plan must be ok. Errors name the layer that could not be built. */
  constructor(plan: Plan, seed: number) {
    if (!plan.ok || plan.inputId === null || plan.outputId === null) {
      throw new Error('Only a network without errors can be built.');
    }
    this.inputId = plan.inputId;
    this.outputId = plan.outputId;
    this.randomness = new StepRandomness(seed);
    const weights: NetworkWeight[] = [];
    let activation: 'softmax' | 'sigmoid' | null = null;
    this.builtLayers = plan.layers
      .filter((layer) => layer.connected)
      .map((layer) => {
        const definitionChain = tfjsChain(layer);
        const separated =
          layer.id === plan.outputId
            ? separateFinalActivation(definitionChain)
            : { before: definitionChain, activation: null };
        activation = separated.activation ?? activation;
        const chain = separated.before.map((tfjsLayer) => createLayer(tfjsLayer, layer.id, this.randomness));
        buildChain(chain, layer);
        weights.push(...findWeights(layer, chain, separated.before));
        return { id: layer.id, inputIds: layer.inputIds, chain };
      });
    this.activation = activation;
    this.weights = weights;
  }

  /** The trainable weights' variables, in the order of `weights`. */
  trainableVariables(): Variable[] {
    return this.weights.filter((weight) => weight.trainable).map((weight) => weight.variable.read() as Variable);
  }

  /** Runs the whole network; to be called in a `tf.tidy`. */
  forward(images: Tensor, training: boolean): Outputs {
    const last = this.run(images, training, this.outputId);
    if (this.activation === null) return { outputs: last, logits: null, activation: null };
    return { outputs: activationFunctions[this.activation](last), logits: last, activation: this.activation };
  }

  /** The output of one layer in inference form; to be called in a `tf.tidy`. */
  layerOutput(layerId: string, images: Tensor): Tensor {
    if (layerId === this.outputId) return this.forward(images, false).outputs;
    return this.run(images, false, layerId);
  }

  dispose(): void {
    for (const { chain } of this.builtLayers) {
      for (const layer of chain) for (const weight of layer.weights) weight.dispose();
    }
  }

  private run(images: Tensor, training: boolean, untilId: string): Tensor {
    const values = new Map<string, Tensor>();
    for (const layer of this.builtLayers) {
      const inputs = layer.id === this.inputId ? [images] : layer.inputIds.map((id) => values.get(id) as Tensor);
      const value = layer.chain.reduce<Tensor[]>((given, next) => [callLayer(next, given, training)], inputs)[0];
      if (value === undefined) throw new Error(`Layer "${layer.id}" has no input.`);
      if (layer.id === untilId) return value;
      values.set(layer.id, value);
    }
    throw new Error(`The network has no layer "${untilId}".`);
  }
}

function callLayer(layer: layers.Layer, inputs: Tensor[], training: boolean): Tensor {
  const output = layer.call(inputs.length === 1 ? (inputs[0] as Tensor) : inputs, { training });
  return Array.isArray(output) ? (output[0] as Tensor) : output;
}

function tfjsChain(layer: PlanLayer) {
  const { params, inputShapes, outputShape } = layer;
  if (params === null || outputShape === null) throw new Error(`Layer "${layer.id}" is not complete.`);
  const inputs = inputShapes.map((shape) => {
    if (shape === null) throw new Error(`An input of layer "${layer.id}" has no shape.`);
    return shape;
  });
  return layer.definition.tfjs({ params, inputs, output: outputShape });
}

function buildChain(chain: readonly layers.Layer[], layer: PlanLayer): void {
  let shapes = layer.inputShapes.map((shape) => [null, ...(shape ?? [])] as (number | null)[]);
  for (const part of chain) {
    const given = shapes.length === 1 ? (shapes[0] as (number | null)[]) : shapes;
    // The first values are set by the model: drawing tfjs' own would only take time.
    part.setFastWeightInitDuringBuild(true);
    part.build(given);
    part.built = true;
    shapes = [part.computeOutputShape(given) as (number | null)[]];
  }
}

function findWeights(
  layer: PlanLayer,
  chain: readonly layers.Layer[],
  definitions: ReturnType<typeof tfjsChain>,
): NetworkWeight[] {
  const variables = chain.flatMap((part, index) =>
    part.weights.map((variable) => ({ variable, names: definitions[index]?.weightNames ?? {} })),
  );
  return layer.weights.map(({ name, shape, trainable, regularizer }) => {
    const found = variables.find(({ variable, names }) => variable.originalName === (names[name] ?? name));
    if (found === undefined) throw new Error(`tfjs has no weight "${name}" for layer "${layer.id}".`);
    return { layerId: layer.id, name, shape, trainable, regularizer: regularizer ?? null, variable: found.variable };
  });
}
