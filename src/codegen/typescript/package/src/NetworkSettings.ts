import type { InitializerName } from './training/initializers';
import type { TrainingSettings } from './training/TrainingSettings';

/** How a weight gets its first values. */
export type FirstWeight = {
  readonly name: string;
  /** What TensorFlow.js calls it, where that differs. */
  readonly tfjsName?: string;
  readonly shape: readonly number[];
  readonly initializer: InitializerName;
  /** Fan-in and fan-out, where they do not follow from the shape. */
  readonly fans?: readonly [number, number];
};

/** How a layer gets its first weights: `id` names its stream of random numbers. */
export type FirstLayer = { readonly layer: string; readonly id: string; readonly weights: readonly FirstWeight[] };

/** What the network was trained with. */
export type NetworkSettings = {
  /** What the network is called. */
  readonly title: string;
  /** Height, width and channels of an image, or the number of values. */
  readonly imageShape: readonly number[];
  /** By class number; empty where they are not known. */
  readonly classNames: readonly string[];
  readonly training: TrainingSettings;
  readonly firstWeights: readonly FirstLayer[];
};
