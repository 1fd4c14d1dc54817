import type { Json } from '../document/json';

type Described = {
  /** What the form calls it: "Batch size". */
  readonly label: string;
  /** One line of help: what it does and what it costs. */
  readonly help: string;
  /** Rare: folded away under "More". */
  readonly advanced?: boolean;
};

export type IntegerSetting = {
  readonly kind: 'integer';
  readonly default: number;
  readonly min: number;
  readonly max: number;
};

export type NumberSetting = {
  readonly kind: 'number';
  readonly default: number;
  readonly min: number;
  readonly max?: number;
  /** The bound itself is not allowed. */
  readonly exclusiveMin?: boolean;
  readonly exclusiveMax?: boolean;
};

export type ChoiceSetting<T extends string> = {
  readonly kind: 'choice';
  readonly default: T;
  readonly options: readonly T[];
  /** What the form calls the options. */
  readonly titles: { readonly [option in T]: string };
};

/** What a training setting says of itself: the source of the form, the validation, the defaults and the help. */
export type SettingSpec = Described &
  (
    | IntegerSetting
    | NumberSetting
    | ChoiceSetting<string>
    | { readonly kind: 'boolean'; readonly default: boolean }
    | {
        readonly kind: 'optionalInteger';
        readonly default: number | null;
        readonly min: number;
        readonly max: number;
        /** What leaving it empty means: "all". */
        readonly nullMeans: string;
      }
    /** A built-in data set's name, or the path of a folder of images. */
    | { readonly kind: 'dataset'; readonly default: string }
  );

export type SettingSpecs = { readonly [field: string]: SettingSpec };

export type SettingValue = number | boolean | string | null;

/** The type of a setting once it is resolved. */
export type SettingValueOf<S extends SettingSpec> = S extends { kind: 'integer' | 'number' }
  ? number
  : S extends { kind: 'optionalInteger' }
    ? number | null
    : S extends { kind: 'boolean' }
      ? boolean
      : S extends ChoiceSetting<infer T>
        ? T
        : string;

export type SettingValues<S extends SettingSpecs> = { readonly [F in keyof S]: SettingValueOf<S[F]> };

export type CheckedSetting =
  | { readonly ok: true; readonly value: SettingValue }
  | { readonly ok: false; readonly received: string; readonly expected: string };

/** Whether a value fits a setting, and which value it means. Never throws. For the form's check of what is being typed. */
export function checkSetting(spec: SettingSpec, value: Json): CheckedSetting {
  const accepted = accept(spec, value);
  if (accepted !== undefined) return { ok: true, value: accepted };
  return { ok: false, received: describeValue(value), expected: expectedValue(spec) };
}

/** "a whole number from 1 to 1000". */
export function expectedValue(spec: SettingSpec): string {
  switch (spec.kind) {
    case 'integer':
      return `a whole number from ${spec.min} to ${spec.max}`;
    case 'optionalInteger':
      return `a whole number from ${spec.min} to ${spec.max}, or nothing for ${spec.nullMeans}`;
    case 'number': {
      const lower = spec.exclusiveMin ? `above ${spec.min}` : `from ${spec.min}`;
      if (spec.max === undefined) return spec.exclusiveMin ? `a number ${lower}` : `a number ${lower} up`;
      if (spec.exclusiveMin || spec.exclusiveMax) {
        return `a number ${lower} and ${spec.exclusiveMax ? 'below' : 'up to'} ${spec.max}`;
      }
      return `a number from ${spec.min} to ${spec.max}`;
    }
    case 'boolean':
      return 'true or false';
    case 'choice':
      return `one of ${spec.options.join(', ')}`;
    case 'dataset':
      return 'the name of a data set or the path of a folder of images';
  }
}

function accept(spec: SettingSpec, value: Json): SettingValue | undefined {
  switch (spec.kind) {
    case 'integer':
      return isIntegerWithin(value, spec) ? value : undefined;
    case 'optionalInteger':
      return value === null || isIntegerWithin(value, spec) ? value : undefined;
    case 'number':
      return typeof value === 'number' && isNumberWithin(value, spec) ? value : undefined;
    case 'boolean':
      return typeof value === 'boolean' ? value : undefined;
    case 'choice':
      return typeof value === 'string' ? spec.options.find((option) => sameName(option, value)) : undefined;
    case 'dataset':
      return typeof value === 'string' && value.trim() !== '' ? value : undefined;
  }
}

function isIntegerWithin(value: Json, range: { readonly min: number; readonly max: number }): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= range.min && value <= range.max;
}

function isNumberWithin(value: number, spec: NumberSetting): boolean {
  if (!Number.isFinite(value)) return false;
  if (spec.exclusiveMin ? value <= spec.min : value < spec.min) return false;
  return spec.max === undefined || (spec.exclusiveMax ? value < spec.max : value <= spec.max);
}

/** `categorical_crossentropy`, `CategoricalCrossentropy` and `categoricalCrossentropy` are the same name. */
export function sameName(a: string, b: string): boolean {
  return plainName(a) === plainName(b);
}

function plainName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** A value as a message shows it: short, whatever it is. */
export function describeValue(value: Json): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object') return 'an object';
  if (typeof value !== 'string') return String(value);
  const quoted = JSON.stringify(value);
  return quoted.length > 60 ? `${quoted.slice(0, 57)}…"` : quoted;
}
