import type { Shape } from '../document/Shape';
import type { Regularizer } from '../layers/params';
import type { Graph } from '../operations/Graph';
import type { Tensor } from '../operations/Tensor';
import type { OpenVariable } from './Variable';

/** A weight of the plan and the variable that holds it. */
export type GraphWeight = {
  readonly layerId: string;
  readonly name: string;
  readonly shape: Shape;
  readonly trainable: boolean;
  readonly regularizer: Regularizer | null;
  readonly variable: OpenVariable;
};

/** What an optimizer remembers of one weight, under one of its names. */
export type GraphMemory = { readonly name: string; readonly weight: GraphWeight; readonly variable: OpenVariable };

/** What has to be fed for a run; tensors that a run does not need are not fed. */
export type GraphInputs = {
  /** Bytes, uint8 [batch, ...input]: b stands for b / 255. */
  readonly pixels: Tensor;
  /** The same as numbers, float32: fed instead of `pixels`. */
  readonly images: Tensor;
  /** Class numbers, int32 [batch]. */
  readonly labels: Tensor;
  /** Of the step, counted from 1: int32 []. */
  readonly step: Tensor;
  /** Of the step: float32 []. */
  readonly learningRate: Tensor;
  /** What is drawn for the layers that change images at random: float32 [batch, valuesAnImage], in the plan's order. */
  readonly drawn: readonly { readonly layerId: string; readonly values: Tensor }[];
};

/** Loss and accuracy of a batch, float32 [2]. */
export type Learning = {
  /** Fetching it makes a step: the loss before it, with penalties, and the accuracy of the training form. */
  readonly train: Tensor;
  /** The same of the inference form, changing nothing. */
  readonly evaluate: Tensor;
};

/** A whole network in one TensorFlow graph: what computes, what learns and what it remembers. */
export type TrainingGraph = {
  readonly graph: Graph;
  readonly inputs: GraphInputs;
  /** null where no class can be learned from the network's output: it is no vector. */
  readonly learning: Learning | null;
  readonly outputs: Tensor;
  /** In inference form, by layer id. */
  readonly layerOutputs: ReadonlyMap<string, Tensor>;
  readonly weights: readonly GraphWeight[];
  readonly memories: readonly GraphMemory[];
  /** Under which names the optimizer remembers something of each trainable weight. */
  readonly memoryNames: readonly string[];
  /** Fetch these to write what was fed as `given` of all weights, or of all memories. */
  readonly written: { readonly weights: Tensor; readonly memories: Tensor };
  /** Fetch it once before the first step: what the optimizer remembers gets its first values. */
  readonly initialized: Tensor;
};
