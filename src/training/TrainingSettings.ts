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

/**
 * How the learning rate of the optimizer changes over the training, by the rules of Keras 3's schedules. Every schedule
 * begins after `warmupEpochs`, in which the rate grows evenly from 0 to the optimizer's; 0 for no warm-up, fractions
 * are allowed.
 */
export type LearningRateSchedule =
  | { readonly type: 'constant'; readonly warmupEpochs: number }
  /** Times `factor` every `everyEpochs` epochs. */
  | {
      readonly type: 'step';
      readonly everyEpochs: number;
      readonly factor: number;
      readonly warmupEpochs: number;
    }
  /** Times `factor` every epoch, a little at each step. */
  | { readonly type: 'exponential'; readonly factor: number; readonly warmupEpochs: number }
  /** Half a cosine wave, once over the whole training, down to `minimum` times the learning rate (Loshchilov & Hutter 2017). */
  | { readonly type: 'cosine'; readonly minimum: number; readonly warmupEpochs: number }
  /** Times `factor` whenever `patience` epochs have not made the loss smaller by more than `minDelta`. */
  | {
      readonly type: 'reduceOnPlateau';
      readonly monitor: 'valLoss' | 'loss';
      /** Above 0 and below 1. */
      readonly factor: number;
      readonly patience: number;
      readonly minDelta: number;
      /** A learning rate, below which it is not reduced. */
      readonly minLearningRate: number;
      readonly warmupEpochs: number;
    };
export type ScheduleType = LearningRateSchedule['type'];

/**
 * Bounds the gradients before the optimizer sees them: each number to ±`limit` (Keras' `clipvalue`), the gradient of each
 * weight to a Euclidean norm of `limit` (`clipnorm`), or that of all weights together (`global_clipnorm`).
 */
export type GradientClipping = { readonly type: 'value' | 'norm' | 'globalNorm'; readonly limit: number };

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
  readonly schedule: LearningRateSchedule;
  readonly gradientClipping: GradientClipping | null;
  readonly batchSize: number;
  readonly epochs: number;
  /** Share of the training images kept for validation, from 0 up to but not including 1. */
  readonly validationSplit: number;
  readonly seed: number;
  readonly earlyStopping: EarlyStopping | null;
  /** At most so many training images are used; null for all. */
  readonly limit: number | null;
};
