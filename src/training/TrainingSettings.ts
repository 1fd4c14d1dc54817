/** Losses of format.md, by their tfjs names. */
export const losses = ['categoricalCrossentropy', 'binaryCrossentropy', 'meanSquaredError'] as const;
export type Loss = (typeof losses)[number];

/** An optimizer with its numbers, all of them given (defaults: Keras 3's). */
export type OptimizerSettings =
  | { readonly type: 'sgd'; readonly learningRate: number; readonly momentum: number; readonly nesterov: boolean }
  | {
      readonly type: 'adam';
      readonly learningRate: number;
      readonly beta1: number;
      readonly beta2: number;
      readonly epsilon: number;
    }
  | {
      readonly type: 'adamw';
      readonly learningRate: number;
      readonly beta1: number;
      readonly beta2: number;
      readonly epsilon: number;
      readonly weightDecay: number;
    }
  | {
      readonly type: 'rmsprop';
      readonly learningRate: number;
      readonly rho: number;
      readonly momentum: number;
      readonly epsilon: number;
    }
  | {
      readonly type: 'adagrad';
      readonly learningRate: number;
      readonly initialAccumulatorValue: number;
      readonly epsilon: number;
    };
export type OptimizerType = OptimizerSettings['type'];

export type EarlyStopping = {
  readonly monitor: 'valLoss' | 'valAccuracy';
  /** Epochs without improvement before the run stops. */
  readonly patience: number;
  /** A smaller change does not count as an improvement. */
  readonly minDelta: number;
};

/** Complete and valid settings of one training. */
export type TrainingSettings = {
  /** A built-in data set's name, or the path of a folder with one sub-folder of images a class. */
  readonly dataset: string;
  readonly loss: Loss;
  readonly metrics: readonly 'accuracy'[];
  readonly optimizer: OptimizerSettings;
  readonly batchSize: number;
  readonly epochs: number;
  /** Share of the training images kept for validation, from 0 up to but not including 1. */
  readonly validationSplit: number;
  readonly seed: number;
  readonly earlyStopping: EarlyStopping | null;
  /** At most so many training images are used; null for all. */
  readonly limit: number | null;
};
