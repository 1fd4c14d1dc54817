import type { Tensor } from '../operations/Tensor';
import type { Signature } from './serialize';
import type { GraphMemory, GraphWeight, TrainingGraph } from './TrainingGraph';

/** What a saved training graph offers to any program that reads saved models, by TensorFlow's usual names. */
export function signaturesOf(training: TrainingGraph): { readonly [name: string]: Signature } {
  const { inputs, learning, outputs, layerOutputs, weights, memories, written, initialized } = training;
  const { pixels, images, labels, step, learningRate } = inputs;
  const drawn = Object.fromEntries(inputs.drawn.map(({ layerId, values }) => [`drawn/${layerId}`, values]));
  return {
    ...(learning === null
      ? {}
      : {
          train: {
            inputs: { pixels, labels, step, learning_rate: learningRate, ...drawn },
            outputs: { results: learning.train },
          },
          evaluate: { inputs: { pixels, labels }, outputs: { results: learning.evaluate, outputs } },
        }),
    serving_default: { inputs: { images }, outputs: { outputs } },
    layer_outputs: { inputs: { images }, outputs: Object.fromEntries(layerOutputs) },
    initialize: { inputs: {}, outputs: { initialized } },
    get_weights: { inputs: {}, outputs: byName(weights, nameOfWeight, 'value') },
    set_weights: { inputs: byName(weights, nameOfWeight, 'given'), outputs: { written: written.weights } },
    get_optimizer_state: { inputs: {}, outputs: byName(memories, nameOfMemory, 'value') },
    set_optimizer_state: { inputs: byName(memories, nameOfMemory, 'given'), outputs: { written: written.memories } },
  };
}

function nameOfWeight({ layerId, name }: GraphWeight): string {
  return `${layerId}/${name}`;
}

function nameOfMemory({ weight, name }: GraphMemory): string {
  return `${nameOfWeight(weight)}/${name}`;
}

function byName<T extends GraphWeight | GraphMemory>(
  list: readonly T[],
  nameOf: (entry: T) => string,
  tensor: 'value' | 'given',
): { readonly [name: string]: Tensor } {
  return Object.fromEntries(list.map((entry) => [nameOf(entry), entry.variable[tensor]]));
}
