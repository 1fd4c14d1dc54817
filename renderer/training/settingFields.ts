import type { Json, JsonObject } from '../../src/document/json';
import { isJsonObject } from '../../src/document/json';
import type { ResolvedTraining } from '../../src/training/resolveTraining';
import { clippingGroup, optimizerGroup, type SettingGroup, scheduleGroup } from '../../src/training/settingGroups';
import type { SettingSpec, SettingSpecs, SettingValue } from '../../src/training/settingSpec';
import { earlyStoppingSpecs, settingSpecs } from '../../src/training/settingsTable';

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

const groups = [optimizerGroup, scheduleGroup, clippingGroup] as const;

/**
 * The fields of the form in their order: common ones, the optimizer, the schedule and the clipping with their numbers, and
 * early stopping where it is on.
 */
export function settingFields({ settings, problems }: ResolvedTraining): readonly SettingField[] {
  const problemOf = (path: string) => problems.find(({ field }) => field === path)?.message ?? null;
  const fieldsOf = (specs: SettingSpecs, values: object, prefix: string): readonly SettingField[] =>
    Object.entries(specs).map(([name, spec]) => {
      const path = prefix + name;
      const value = resolvedValue(values, name, spec);
      return { path, spec, value, changed: value !== spec.default, problem: problemOf(path) };
    });
  const groupFields = (group: SettingGroup<string>): readonly SettingField[] => {
    const chosen = settings[group.field];
    const spec = typeSpec(group, chosen?.type ?? null);
    const value = chosen?.type ?? off;
    const path = `${group.field}.type`;
    const type: SettingField = { path, spec, value, changed: value !== spec.default, problem: problemOf(path) };
    if (chosen === null) return [type];
    return [type, ...fieldsOf(group.types[chosen.type]?.params ?? {}, chosen, `${group.field}.`)];
  };
  const simple = fieldsOf(settingSpecs, settings, '').filter(({ spec }) => spec.kind !== 'dataset');
  const { earlyStopping } = settings;
  const stopping = earlyStopping === null ? [] : fieldsOf(earlyStoppingSpecs, earlyStopping, 'earlyStopping.');
  // The optimizer and what belongs to it stand after the sizes, where people look for it, and before the loss.
  const first = simple.filter(({ path }) => path === 'epochs' || path === 'batchSize');
  const others = simple.filter((field) => !first.includes(field));
  return [...first, ...groups.flatMap(groupFields), ...others, ...stopping];
}

/** The edit that gives a field a value; undefined for its default. Fields that this version does not know stay. */
export function settingChange(
  training: JsonObject | undefined,
  path: string,
  value: SettingValue | undefined,
): SettingChange {
  const [field = path, part] = path.split('.');
  if (part === undefined) return { field, value };
  const before = training?.[field];
  const whole = isJsonObject(before) ? before : typeof before === 'string' ? { type: before } : {};
  const group = groups.find((each) => path === `${each.field}.type`);
  if (group !== undefined) return { field, value: withType(group, whole, value) };
  const { [part]: _before, ...rest } = whole;
  return { field, value: value === undefined ? rest : { ...whole, [part]: value } };
}

/** What a group becomes with another type; undefined where nothing needs to be written down. */
function withType(
  group: SettingGroup<string>,
  before: JsonObject,
  value: SettingValue | undefined,
): JsonObject | undefined {
  const type = typeof value === 'string' && Object.hasOwn(group.types, value) ? value : null;
  const params = group.types[type ?? group.defaultType]?.params ?? {};
  const kept = group.kept.flatMap((name) => {
    const number = before[name];
    return number === undefined ? [] : [[name, number] as const];
  });
  if (type === null || (type === group.defaultType && group.written.length === 0)) {
    return kept.length === 0 ? undefined : Object.fromEntries(kept);
  }
  const written = group.written.map((name) => [name, params[name]?.default ?? null] as const);
  return { type, ...Object.fromEntries([...written, ...kept]) };
}

/** Switches early stopping on with its defaults, or off. */
export function earlyStoppingChange(on: boolean): SettingChange {
  const defaults = Object.entries(earlyStoppingSpecs).map(([name, spec]) => [name, spec.default]);
  return { field: 'earlyStopping', value: on ? (Object.fromEntries(defaults) as JsonObject) : undefined };
}

/** Stands for a group that is left out. */
const off = 'off';

function typeSpec(group: SettingGroup<string>, chosen: string | null): SettingSpec & { readonly kind: 'choice' } {
  const { label, types, defaultType, off: absent } = group;
  const titles = Object.entries(types).map(([type, { title }]) => [type, title] as const);
  const all = absent === null ? titles : [[off, absent.title] as const, ...titles];
  return {
    kind: 'choice',
    label,
    help: (chosen === null ? absent : types[chosen])?.help ?? '',
    default: absent === null ? defaultType : off,
    options: all.map(([type]) => type),
    titles: Object.fromEntries(all),
  };
}

/** The resolved value, which the table's specification describes. */
function resolvedValue(values: object, name: string, spec: SettingSpec): SettingValue {
  const value: unknown = Reflect.get(values, name);
  const known = typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string' || value === null;
  return known ? value : spec.default;
}
