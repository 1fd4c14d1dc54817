import type { SettingSpec } from './settingSpec';
import type { GradientClipping, LearningRateSchedule, ScheduleType } from './TrainingSettings';

const warmupEpochs = {
  kind: 'number',
  label: 'Warm-up epochs',
  help: 'Starts with tiny steps, which grow to the full learning rate in so many epochs. 0.5 is half an epoch, 0 is none.',
  default: 0,
  min: 0,
  max: 10_000,
} as const satisfies SettingSpec;

const factor = (label: string, help: string, value: number) =>
  ({ kind: 'number', label, help, default: value, min: 0, exclusiveMin: true, max: 1 }) as const satisfies SettingSpec;

type ScheduleSpec<T extends ScheduleType> = {
  readonly title: string;
  readonly help: string;
  readonly params: { readonly [F in Exclude<keyof Extract<LearningRateSchedule, { type: T }>, 'type'>]: SettingSpec };
};

/** The schedules of the learning rate and their numbers. */
export const scheduleSpecs: { readonly [T in ScheduleType]: ScheduleSpec<T> } = {
  constant: {
    title: 'Constant',
    help: 'Steps of the same size all the time.',
    params: { warmupEpochs },
  },
  step: {
    title: 'Drops',
    help: 'Smaller steps after every few epochs: large ones to get near, small ones to settle.',
    params: {
      everyEpochs: {
        kind: 'integer',
        label: 'Epochs per drop',
        help: 'After how many epochs the learning rate drops each time.',
        default: 2,
        min: 1,
        max: 10_000,
      },
      factor: factor('Drop factor', 'What the learning rate is multiplied by at each drop. 0.5 halves it.', 0.5),
      warmupEpochs,
    },
  },
  exponential: {
    title: 'Exponential',
    help: 'Steps that shrink by the same share every epoch, a little after each batch.',
    params: {
      factor: factor('Factor per epoch', 'What is left of the learning rate after one epoch. 0.9 takes 10 % off.', 0.9),
      warmupEpochs,
    },
  },
  cosine: {
    title: 'Cosine',
    help: 'Large steps first, then smoothly smaller until the end. A good choice when the number of epochs is settled.',
    params: {
      minimum: {
        kind: 'number',
        label: 'Final share',
        help: 'Where the curve ends, as a share of the learning rate. 0 goes down to nothing.',
        default: 0,
        min: 0,
        max: 1,
      },
      warmupEpochs,
    },
  },
  reduceOnPlateau: {
    title: 'On plateau',
    help: 'Smaller steps whenever the loss has stopped falling.',
    params: {
      monitor: {
        kind: 'choice',
        label: 'Plateau of',
        help: 'Which loss must go on falling.',
        default: 'valLoss',
        options: ['valLoss', 'loss'],
        titles: { valLoss: 'Validation loss', loss: 'Training loss' },
      },
      factor: {
        ...factor('Plateau factor', 'What the learning rate is multiplied by each time. 0.1 takes 90 % off.', 0.1),
        exclusiveMax: true,
      },
      patience: {
        kind: 'integer',
        label: 'Plateau patience',
        help: 'Epochs without improvement before the learning rate is reduced.',
        default: 2,
        min: 1,
        max: 10_000,
      },
      minDelta: {
        kind: 'number',
        label: 'Plateau threshold',
        help: 'A loss that falls by less does not count as an improvement.',
        default: 1e-4,
        min: 0,
        max: 1000,
        advanced: true,
      },
      minLearningRate: {
        kind: 'number',
        label: 'Lowest learning rate',
        help: 'It is never reduced below this.',
        default: 0,
        min: 0,
        max: 1000,
        advanced: true,
      },
      warmupEpochs,
    },
  },
};

export const scheduleTypes = Object.keys(scheduleSpecs) as readonly ScheduleType[];
export const defaultSchedule: ScheduleType = 'constant';

const limit = (help: string) =>
  ({
    kind: 'number',
    label: 'Gradient limit',
    help,
    default: 1,
    min: 0,
    exclusiveMin: true,
    max: 1_000_000,
  }) as const satisfies SettingSpec;

type ClippingSpec = {
  readonly title: string;
  readonly help: string;
  readonly params: { readonly [F in Exclude<keyof GradientClipping, 'type'>]: SettingSpec };
};

/** The ways to bound gradients. Gradient clipping is off where `gradientClipping` is missing or null. */
export const clippingSpecs: { readonly [T in GradientClipping['type']]: ClippingSpec } = {
  globalNorm: {
    title: 'Whole gradient',
    help: 'Shortens a step that would be too long, in the same direction. Against sudden jumps of the loss.',
    params: { limit: limit('The longest gradient, measured over all weights together, that is used as it is.') },
  },
  norm: {
    title: 'Each weight',
    help: 'Shortens the gradient of each kernel, bias, ... by itself where it is too long.',
    params: { limit: limit('The longest gradient of one kernel, bias, ... that is used as it is.') },
  },
  value: {
    title: 'Each number',
    help: 'Cuts every single number of the gradient that is too large. Changes the direction of the step.',
    params: { limit: limit('Numbers of the gradient beyond plus and minus this are cut to it.') },
  },
};

export const clippingTypes = Object.keys(clippingSpecs) as readonly GradientClipping['type'][];
export const defaultClipping: GradientClipping['type'] = 'globalNorm';
