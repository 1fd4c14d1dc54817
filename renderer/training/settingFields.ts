import type { Json, JsonObject } from '../../src/document/json';
import { isJsonObject } from '../../src/document/json';
import type { ResolvedTraining } from '../../src/training/resolveTraining';
import type { SettingSpec, SettingSpecs, SettingValue } from '../../src/training/settingSpec';
import { earlyStoppingSpecs, optimizerSpecs, optimizerTypes, settingSpecs } from '../../src/training/settingsTable';
import type { OptimizerType } from '../../src/training/TrainingSettings';

/** One field of the form, derived from the table of settings. */
export type SettingField = {
  /** Its place in `training`: `batchSize`, `optimizer.learningRate`. */
  readonly path: string;
  readonly spec: SettingSpec;
  readonly value: SettingValue;
  /** Whether the document says something else than the default. */
  readonly changed: boolean;
  /** What is wrong with what the document says; null when it is right. */
  readonly problem: string | null;
};

/** What an edit of `training` writes: a field and its new value (undefined: back to the default). */
export type SettingChange = { readonly field: string; readonly value: Json | undefined };

/** The fields of the form in their order: common ones, the optimizer with its numbers, and early stopping where it is on. */
export function settingFields({ settings, problems }: ResolvedTraining): readonly SettingField[] {
  const fieldsOf = (specs: SettingSpecs, values: object, prefix: string): readonly SettingField[] =>
    Object.entries(specs).map(([name, spec]) => {
      const path = prefix + name;
      const value = resolvedValue(values, name, spec);
      const problem = problems.find(({ field }) => field === path)?.message ?? null;
      return { path, spec, value, changed: value !== spec.default, problem };
    });
  const simple = fieldsOf(settingSpecs, settings, '').filter(({ spec }) => spec.kind !== 'dataset');
  const { optimizer, earlyStopping } = settings;
  const type: SettingField = {
    path: 'optimizer.type',
    spec: optimizerSpec(optimizer.type),
    value: optimizer.type,
    changed: optimizer.type !== optimizerSpec(optimizer.type).default,
    problem: problems.find(({ field }) => field === 'optimizer.type')?.message ?? null,
  };
  const numbers = fieldsOf(optimizerSpecs[optimizer.type].params, optimizer, 'optimizer.');
  const stopping = earlyStopping === null ? [] : fieldsOf(earlyStoppingSpecs, earlyStopping, 'earlyStopping.');
  // The optimizer stands after the sizes, where people look for it, and before the loss.
  const first = simple.filter(({ path }) => path === 'epochs' || path === 'batchSize');
  const others = simple.filter((field) => !first.includes(field));
  return [...first, type, ...numbers, ...others, ...stopping];
}

/** The edit that gives a field a value; undefined for its default. Fields that this version does not know stay. */
export function settingChange(
  training: JsonObject | undefined,
  path: string,
  value: SettingValue | undefined,
): SettingChange {
  const [field = path, part] = path.split('.');
  if (part === undefined) return { field, value };
  if (path === 'optimizer.type') {
    // The numbers of another optimizer mean something else: its own defaults are the place to start.
    const type = optimizerTypes.find((known) => known === value);
    return { field, value: type === undefined ? undefined : withLearningRate(type) };
  }
  const before = training?.[field];
  const whole = isJsonObject(before) ? before : typeof before === 'string' ? { type: before } : {};
  const { [part]: _before, ...rest } = whole;
  return { field, value: value === undefined ? rest : { ...whole, [part]: value } };
}

/** Switches early stopping on with its defaults, or off. */
export function earlyStoppingChange(on: boolean): SettingChange {
  const defaults = Object.entries(earlyStoppingSpecs).map(([name, spec]) => [name, spec.default]);
  return { field: 'earlyStopping', value: on ? (Object.fromEntries(defaults) as JsonObject) : undefined };
}

function withLearningRate(type: OptimizerType): JsonObject {
  return { type, learningRate: optimizerSpecs[type].params.learningRate.default };
}

function optimizerSpec(chosen: OptimizerType): SettingSpec & { readonly kind: 'choice' } {
  return {
    kind: 'choice',
    label: 'Optimizer',
    help: optimizerSpecs[chosen].help,
    default: 'adam',
    options: optimizerTypes,
    titles: Object.fromEntries(optimizerTypes.map((type) => [type, optimizerSpecs[type].title])),
  };
}

/** The resolved value, which the table's specification describes. */
function resolvedValue(values: object, name: string, spec: SettingSpec): SettingValue {
  const value: unknown = Reflect.get(values, name);
  const known = typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string' || value === null;
  return known ? value : spec.default;
}
