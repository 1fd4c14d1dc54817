import type { SettingSpec, SettingSpecs } from './settingSpec';
import type { EarlyStopping, Loss, OptimizerSettings, OptimizerType } from './TrainingSettings';

/** The settings that are one value each, in the order of the form. */
export const settingSpecs = {
  dataset: {
    kind: 'dataset',
    label: 'Data',
    help: 'The images to learn from: a data set, or a folder with one sub-folder of images a class.',
    default: 'mnist',
  },
  epochs: {
    kind: 'integer',
    label: 'Epochs',
    help: 'How many times the network sees every training image.',
    default: 3,
    min: 1,
    max: 10_000,
  },
  batchSize: {
    kind: 'integer',
    label: 'Batch size',
    help: 'Images per step. More is faster per image, but takes fewer steps per epoch and more memory.',
    default: 32,
    min: 1,
    max: 65_536,
  },
  loss: {
    kind: 'choice',
    label: 'Loss',
    help: 'What the training makes small. Categorical cross-entropy fits a softmax over the classes.',
    default: 'categoricalCrossentropy',
    options: ['categoricalCrossentropy', 'binaryCrossentropy', 'meanSquaredError'],
    titles: {
      categoricalCrossentropy: 'Categorical cross-entropy',
      binaryCrossentropy: 'Binary cross-entropy',
      meanSquaredError: 'Mean squared error',
    } satisfies Record<Loss, string>,
  },
  validationSplit: {
    kind: 'number',
    label: 'Validation share',
    help: 'Share of the training images that is kept aside to check, after each epoch, what was really learnt.',
    default: 0.1,
    min: 0,
    max: 1,
    exclusiveMax: true,
  },
  seed: {
    kind: 'integer',
    label: 'Seed',
    help: 'Start of all random choices: the same seed gives the same curve.',
    default: 1,
    min: 0,
    max: 2 ** 31 - 1,
  },
  limit: {
    kind: 'optionalInteger',
    label: 'Image limit',
    help: 'Use at most so many training images, for a quick try.',
    default: null,
    min: 1,
    max: 1_000_000_000,
    nullMeans: 'all images',
    advanced: true,
  },
} as const satisfies SettingSpecs;

const learningRate = (value: number) =>
  ({
    kind: 'number',
    label: 'Learning rate',
    help: 'Size of the steps. Too large: the loss jumps or becomes infinite. Too small: it hardly falls.',
    default: value,
    min: 0,
    exclusiveMin: true,
    max: 1000,
  }) as const satisfies SettingSpec;

const epsilon = {
  kind: 'number',
  label: 'Epsilon',
  help: 'A small number that keeps the division from becoming infinite.',
  default: 1e-7,
  min: 0,
  exclusiveMin: true,
  max: 1,
  advanced: true,
} as const satisfies SettingSpec;

const share = (label: string, help: string, value: number) =>
  ({ kind: 'number', label, help, default: value, min: 0, max: 1, exclusiveMax: true, advanced: true }) as const;

const momentum = share(
  'Momentum',
  'Share of the last step that is kept, which carries over bumps and slow stretches.',
  0,
);

const moments = {
  beta1: share('Beta 1', 'How long the mean of the gradients remembers.', 0.9),
  beta2: share('Beta 2', 'How long the mean of the squared gradients remembers.', 0.999),
  epsilon,
};

type OptimizerSpec<T extends OptimizerType> = {
  readonly title: string;
  readonly help: string;
  readonly params: { readonly [F in Exclude<keyof Extract<OptimizerSettings, { type: T }>, 'type'>]: SettingSpec };
};

/** The optimizers and their numbers, with Keras 3's defaults. */
export const optimizerSpecs: { readonly [T in OptimizerType]: OptimizerSpec<T> } = {
  adam: {
    title: 'Adam',
    help: 'Adapts the step of every weight. A good first choice.',
    params: { learningRate: learningRate(0.001), ...moments },
  },
  adamw: {
    title: 'AdamW',
    help: 'Adam that also pulls every weight towards zero, against learning by heart.',
    params: {
      learningRate: learningRate(0.001),
      weightDecay: {
        kind: 'number',
        label: 'Weight decay',
        help: 'How strongly weights are pulled towards zero, times the learning rate, each step.',
        default: 0.004,
        min: 0,
        max: 1,
      },
      ...moments,
    },
  },
  sgd: {
    title: 'SGD',
    help: 'Plain gradient descent, optionally with momentum.',
    params: {
      learningRate: learningRate(0.01),
      momentum: { ...momentum, advanced: false },
      nesterov: {
        kind: 'boolean',
        label: 'Nesterov',
        help: 'Looks one step of momentum ahead. Has an effect only with momentum.',
        default: false,
      },
    },
  },
  rmsprop: {
    title: 'RMSprop',
    help: 'Divides each step by the recent size of its gradient.',
    params: {
      learningRate: learningRate(0.001),
      rho: share('Rho', 'How long the mean of the squared gradients remembers.', 0.9),
      momentum,
      epsilon,
    },
  },
  adagrad: {
    title: 'Adagrad',
    help: 'Makes the steps of often-used weights smaller and smaller.',
    params: {
      learningRate: learningRate(0.001),
      initialAccumulatorValue: {
        kind: 'number',
        label: 'Initial accumulator',
        help: 'Where the sum of squared gradients starts.',
        default: 0.1,
        min: 0,
        max: 1000,
        advanced: true,
      },
      epsilon,
    },
  },
};

export const optimizerTypes = Object.keys(optimizerSpecs) as readonly OptimizerType[];
export const defaultOptimizer: OptimizerType = 'adam';

/** Early stopping is off where `earlyStopping` is missing or null. */
export const earlyStoppingSpecs = {
  monitor: {
    kind: 'choice',
    label: 'Watch',
    help: 'What must improve.',
    default: 'valLoss',
    options: ['valLoss', 'valAccuracy'],
    titles: { valLoss: 'Validation loss', valAccuracy: 'Validation accuracy' },
  },
  patience: {
    kind: 'integer',
    label: 'Patience',
    help: 'Epochs without improvement before the training stops.',
    default: 3,
    min: 1,
    max: 10_000,
  },
  minDelta: {
    kind: 'number',
    label: 'Smallest improvement',
    help: 'A smaller change does not count.',
    default: 0,
    min: 0,
    max: 1000,
    advanced: true,
  },
} as const satisfies { readonly [F in keyof EarlyStopping]: SettingSpec };
