import { clippingSpecs, defaultClipping, defaultSchedule, scheduleSpecs } from './scheduleTable';
import type { SettingSpecs } from './settingSpec';
import { defaultOptimizer, optimizerSpecs } from './settingsTable';
import type { GradientClipping, OptimizerType, ScheduleType } from './TrainingSettings';

/** A setting that is one of several types, each with numbers of its own: `{ "type": "cosine", "minimum": 0.01 }`. */
export type SettingGroup<T extends string> = {
  /** Its place in `training`. */
  readonly field: 'optimizer' | 'schedule' | 'gradientClipping';
  /** What the form calls the choice of the type. */
  readonly label: string;
  readonly types: {
    readonly [type in T]: { readonly title: string; readonly help: string; readonly params: SettingSpecs };
  };
  /** Where the type is not given. */
  readonly defaultType: T;
  /** What leaving it out means, where that is no type at all. */
  readonly off: { readonly title: string; readonly help: string } | null;
  /** Numbers that another type starts with: written out at its default, or kept as they were. */
  readonly written: readonly string[];
  readonly kept: readonly string[];
};

export const optimizerGroup: SettingGroup<OptimizerType> = {
  field: 'optimizer',
  label: 'Optimizer',
  types: optimizerSpecs,
  defaultType: defaultOptimizer,
  off: null,
  // The numbers of another optimizer mean something else: its own defaults are the place to start.
  written: ['learningRate'],
  kept: [],
};

export const scheduleGroup: SettingGroup<ScheduleType> = {
  field: 'schedule',
  label: 'Schedule',
  types: scheduleSpecs,
  defaultType: defaultSchedule,
  off: null,
  written: [],
  kept: ['warmupEpochs'],
};

export const clippingGroup: SettingGroup<GradientClipping['type']> = {
  field: 'gradientClipping',
  label: 'Gradient clipping',
  types: clippingSpecs,
  defaultType: defaultClipping,
  off: { title: 'Off', help: 'Gradients are used as they are, however large.' },
  written: ['limit'],
  kept: [],
};
