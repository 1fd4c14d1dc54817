import type { Tensor } from '@tensorflow/tfjs';
import type { Plan } from '../../../../src/compiler/Plan';
import { activationFunctions } from '../customLayers/activations';
import { StepRandomness } from '../customLayers/StepRandomness';
import { separateFinalActivation } from './finalActivation';
import type { NetworkWeight } from './LayerChain';
import { LayerChain, tfjsLayersOf } from './LayerChain';

type FinalActivation = 'softmax' | 'sigmoid' | null;

/** What a forward pass gives: `logits` are the values before a final softmax or sigmoid, null without one. */
export type Outputs = {
  readonly outputs: Tensor;
  readonly logits: Tensor | null;
  readonly activation: FinalActivation;
};

type Place = { readonly id: string; readonly inputIds: readonly string[]; readonly chain: LayerChain };

/** A plan as tfjs layers, run in the plan's order. */
export class Network {
  readonly randomness: StepRandomness;
  readonly weights: readonly NetworkWeight[];
  private readonly places: readonly Place[];
  private readonly activation: FinalActivation;
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
    let finalActivation: FinalActivation = null;
    this.places = plan.layers
      .filter((layer) => layer.connected)
      .map((layer) => {
        let definitions = tfjsLayersOf(layer);
        if (layer.id === plan.outputId) {
          const separated = separateFinalActivation(definitions);
          definitions = separated.before;
          finalActivation = separated.activation;
        }
        const chain = new LayerChain(layer, definitions, this.randomness);
        return { id: layer.id, inputIds: layer.inputIds, chain };
      });
    this.activation = finalActivation;
    this.weights = this.places.flatMap(({ chain }) => chain.weights);
  }

  /** Runs the whole network; to be called in a `tf.tidy`. */
  forward(images: Tensor, training: boolean): Outputs {
    const last = this.run(images, training).get(this.outputId) as Tensor;
    if (this.activation === null) return { outputs: last, logits: null, activation: null };
    return { outputs: activationFunctions[this.activation](last), logits: last, activation: this.activation };
  }

  /** The outputs of some layers in inference form, in their order; to be called in a `tf.tidy`. */
  layerOutputs(layerIds: readonly string[], images: Tensor): readonly Tensor[] {
    const values = this.run(images, false);
    return layerIds.map((id) => {
      const value = values.get(id);
      if (value === undefined) throw new Error(`The network has no layer "${id}".`);
      return id === this.outputId && this.activation !== null ? activationFunctions[this.activation](value) : value;
    });
  }

  dispose(): void {
    for (const { chain } of this.places) chain.dispose();
  }

  /** The output of every layer; of the last one before its softmax or sigmoid. */
  private run(images: Tensor, training: boolean): ReadonlyMap<string, Tensor> {
    const values = new Map<string, Tensor>();
    for (const { id, inputIds, chain } of this.places) {
      const inputs = id === this.inputId ? [images] : inputIds.map((inputId) => values.get(inputId) as Tensor);
      values.set(id, chain.call(inputs, training));
    }
    return values;
  }
}
