import type { Json, JsonObject } from '../document/json';
import { isJsonObject } from '../document/json';
import { builtInDatasets } from './DatasetInfo';
import type { SettingGroup } from './settingGroups';
import { clippingGroup, optimizerGroup, scheduleGroup } from './settingGroups';
import type { SettingSpec, SettingSpecs, SettingValue, SettingValues } from './settingSpec';
import { checkSetting, describeValue, sameName } from './settingSpec';
import { earlyStoppingSpecs, settingSpecs } from './settingsTable';
import type {
  EarlyStopping,
  GradientClipping,
  LearningRateSchedule,
  Loss,
  OptimizerSettings,
  TrainingSettings,
} from './TrainingSettings';

/** A setting that cannot be used as it stands; `fallback` is used in its place. */
export type TrainingProblem = {
  /** Its place in `training`: `batchSize`, `optimizer.learningRate`. */
  readonly field: string;
  readonly received: string;
  readonly expected: string;
  /** A whole sentence for people. */
  readonly message: string;
  readonly fallback: Json;
};

export type ResolvedTraining = {
  readonly settings: TrainingSettings;
  readonly problems: readonly TrainingProblem[];
};

/**
 * Complete, valid settings of a document's `training`, whatever it holds: what is missing takes its default, what is wrong
 * too, and is reported. Names of Keras (`categorical_crossentropy`, `Adam`) are accepted, and an optimizer or a schedule
 * given by its name alone.
 */
export function resolveTraining(raw: JsonObject | undefined): ResolvedTraining {
  const problems: TrainingProblem[] = [];
  const training = isJsonObject(raw) ? raw : {};
  const simple = resolveFields(settingSpecs, withLossName(training), '', problems);
  const settings = {
    ...simple,
    dataset: datasetName(simple.dataset),
    metrics: resolveMetrics(training.metrics, problems),
    // The tables give each type exactly the numbers of its settings.
    optimizer: resolveGroup(optimizerGroup, training.optimizer, problems) as OptimizerSettings,
    schedule: resolveGroup(scheduleGroup, training.schedule ?? undefined, problems) as LearningRateSchedule,
    gradientClipping: resolveClipping(training.gradientClipping, problems),
    earlyStopping: resolveEarlyStopping(training.earlyStopping, problems),
  };
  return { settings, problems };
}

/** The settings of a new document. */
export const defaultTraining: TrainingSettings = resolveTraining(undefined).settings;

function resolveFields<S extends SettingSpecs>(
  specs: S,
  raw: JsonObject,
  prefix: string,
  problems: TrainingProblem[],
): SettingValues<S> {
  const resolved: Record<string, SettingValue> = {};
  for (const [field, spec] of Object.entries(specs)) {
    resolved[field] = resolveField(spec, Object.hasOwn(raw, field) ? raw[field] : undefined, prefix + field, problems);
  }
  // Each value was checked against its own specification.
  return resolved as SettingValues<S>;
}

function resolveField(
  spec: SettingSpec,
  value: Json | undefined,
  field: string,
  problems: TrainingProblem[],
): SettingValue {
  if (value === undefined) return spec.default;
  const checked = checkSetting(spec, value);
  if (checked.ok) return checked.value;
  problems.push(problem(field, spec.label, checked, spec.default));
  return spec.default;
}

function problem(
  field: string,
  label: string,
  found: { readonly received: string; readonly expected: string },
  fallback: Json,
): TrainingProblem {
  const { received, expected } = found;
  const instead = typeof fallback === 'object' ? '' : ` Using ${String(fallback)} instead.`;
  return {
    field,
    received,
    expected,
    message: `${label} in the training settings is ${received}, but must be ${expected}.${instead}`,
    fallback,
  };
}

/** `fashion-mnist` and `CIFAR-10` mean the built-in sets; anything else is a path and stays as it is. */
function datasetName(name: string): string {
  return Object.keys(builtInDatasets).find((builtIn) => sameName(builtIn, name) && !/[\\/]/.test(name)) ?? name;
}

const lossAliases: readonly (readonly [string, Loss])[] = [
  // Labels are class numbers here, so the sparse variant is the same loss.
  ['sparseCategoricalCrossentropy', 'categoricalCrossentropy'],
  ['mse', 'meanSquaredError'],
];

function withLossName(training: JsonObject): JsonObject {
  const { loss } = training;
  if (typeof loss !== 'string') return training;
  const alias = lossAliases.find(([name]) => sameName(name, loss));
  return alias === undefined ? training : { ...training, loss: alias[1] };
}

function resolveMetrics(value: Json | undefined, problems: TrainingProblem[]): readonly 'accuracy'[] {
  if (value === undefined) return ['accuracy'];
  const isKnown = (metric: Json) => typeof metric === 'string' && (sameName(metric, 'accuracy') || metric === 'acc');
  if (Array.isArray(value) && value.every(isKnown)) return value.length === 0 ? [] : ['accuracy'];
  const received = Array.isArray(value) ? value.map(describeValue).join(', ') : describeValue(value);
  problems.push(problem('metrics', 'Metrics', { received, expected: 'a list with "accuracy" or nothing in it' }, null));
  return ['accuracy'];
}

/** A value given by its type alone is accepted: `"adam"`. */
function resolveGroup<T extends string>(
  group: SettingGroup<T>,
  value: Json | undefined,
  problems: TrainingProblem[],
): { readonly type: T } & SettingValues<SettingSpecs> {
  const raw = isJsonObject(value) ? value : {};
  const type = typeOf(group, isJsonObject(value) ? value.type : value, problems);
  return { ...resolveFields(group.types[type].params, raw, `${group.field}.`, problems), type };
}

function typeOf<T extends string>(group: SettingGroup<T>, name: Json | undefined, problems: TrainingProblem[]): T {
  const { types, defaultType, field, label } = group;
  if (name === undefined) return defaultType;
  const known = Object.keys(types) as T[];
  const found = typeof name === 'string' ? known.find((type) => sameName(type, name)) : undefined;
  if (found !== undefined) return found;
  const expected = `one of ${known.join(', ')}`;
  problems.push(problem(`${field}.type`, label, { received: describeValue(name), expected }, defaultType));
  return defaultType;
}

function resolveClipping(value: Json | undefined, problems: TrainingProblem[]): GradientClipping | null {
  if (value === undefined || value === null || value === false) return null;
  return resolveGroup(clippingGroup, value, problems) as GradientClipping;
}

function resolveEarlyStopping(value: Json | undefined, problems: TrainingProblem[]): EarlyStopping | null {
  if (value === undefined || value === null || value === false) return null;
  if (value !== true && !isJsonObject(value)) {
    const expected = 'an object with monitor, patience and minDelta, or nothing';
    problems.push(problem('earlyStopping', 'Early stopping', { received: describeValue(value), expected }, null));
    return null;
  }
  const raw = isJsonObject(value) ? value : {};
  return resolveFields(earlyStoppingSpecs, raw, 'earlyStopping.', problems);
}
