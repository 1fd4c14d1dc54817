import { isJsonObject, type Json } from '../document/json';
import type { Pair } from '../document/Shape';
import { describeValue, formatNumber } from './describeValue';
import { activations, initializers, type ParamSpec, type ParamValue, type Sides } from './params';

/** Counts above this are refused, so that products of them stay exact. */
export const largestCount = 1_000_000;
/** Kernels, strides, dilations and pool sizes above this are refused. */
export const largestWindow = 10_000;
/** The largest 32-bit floating-point number, about. */
const largestNumber = 3.4e38;
const largestRank = 6;
const largestList = 10_000;

export type ParamCheck =
  | { readonly ok: true; readonly value: ParamValue<ParamSpec> }
  | {
      readonly ok: false;
      /** `type`: not of this kind at all; `range`: of the right kind but not allowed. */
      readonly reason: 'type' | 'range';
      /** What there is, in words. */
      readonly received: string;
      /** What would be right: "a whole number from 1 to 1,000,000". */
      readonly expected: string;
      /** The valid value that is closest to what was meant, where there is one. */
      readonly nearest?: Json;
    };

/**
 * Checks one value of a document against its parameter and completes it: a number for a pair, a pair for four sides.
 * Never throws, whatever the value is.
 */
export function checkParam(spec: ParamSpec, value: Json): ParamCheck {
  switch (spec.kind) {
    case 'integer':
      return checkNumber(value, { min: spec.min, max: spec.max ?? largestCount, whole: true });
    case 'number':
      return checkNumber(value, spec);
    case 'optionalNumber':
      if (value === null) return { ok: true, value };
      return orNothing(checkNumber(value, spec), spec.nullMeans);
    case 'boolean':
      return typeof value === 'boolean' ? { ok: true, value } : wrong('type', value, 'true or false');
    case 'choice':
      return checkOption(value, spec.options);
    case 'activation':
      return checkOption(value, activations);
    case 'initializer':
      return checkOption(value, initializers);
    case 'regularizer':
      return checkRegularizer(value);
    case 'pair':
      return checkPair(value);
    case 'optionalPair':
      return value === null ? { ok: true, value } : orNothing(checkPair(value), spec.nullMeans);
    case 'inputShape':
      return checkSizes(
        value,
        [1, 3],
        1,
        'three whole numbers (height, width, channels) or one (units), each from 1 up',
      );
    case 'targetShape':
      return checkTargetShape(value);
    case 'sides':
      return checkSides(value);
    case 'perChannel':
      return checkPerChannel(value, spec.min);
    case 'noiseShape':
      return checkNoiseShape(value);
    case 'axis':
      return checkNumber(value, { min: -largestRank, max: largestRank, whole: true });
  }
}

type Bounds = {
  readonly min?: number;
  readonly max?: number;
  readonly exclusiveMin?: boolean;
  readonly exclusiveMax?: boolean;
  readonly whole?: boolean;
};

function wrong(reason: 'type' | 'range', value: unknown, expected: string, nearest?: Json): ParamCheck {
  const found = { ok: false, reason, received: describeValue(value), expected } as const;
  return nearest === undefined ? found : { ...found, nearest };
}

function orNothing(check: ParamCheck, nullMeans: string): ParamCheck {
  return check.ok ? check : { ...check, expected: `${check.expected}, or nothing (${nullMeans})` };
}

function checkNumber(value: Json, bounds: Bounds): ParamCheck {
  const {
    min = -largestNumber,
    max = largestNumber,
    exclusiveMin = false,
    exclusiveMax = false,
    whole = false,
  } = bounds;
  const expected = `a ${whole ? 'whole ' : ''}number${rangeInWords(bounds)}`;
  if (typeof value !== 'number' || !Number.isFinite(value)) return wrong('type', value, expected);
  if (value < min || (exclusiveMin && value === min)) {
    return wrong('range', value, expected, exclusiveMin ? undefined : min);
  }
  if (value > max || (exclusiveMax && value === max)) {
    return wrong('range', value, expected, exclusiveMax ? undefined : max);
  }
  if (whole && !Number.isInteger(value)) {
    return wrong('type', value, expected, Math.min(max, Math.max(min, Math.round(value))));
  }
  // -0 would be written back as 0 and compares unequal with it in places: it is 0 from here on.
  return { ok: true, value: value === 0 ? 0 : value };
}

function rangeInWords({ min, max, exclusiveMin = false, exclusiveMax = false }: Bounds): string {
  const above = min === undefined ? '' : exclusiveMin ? ` above ${formatNumber(min)}` : ` from ${formatNumber(min)}`;
  if (max === undefined) return min === undefined || exclusiveMin ? above : `${above} up`;
  const limit = exclusiveMax ? `, but not including, ${formatNumber(max)}` : ` ${formatNumber(max)}`;
  if (min === undefined) return ` up to${limit}`;
  if (exclusiveMin) return `${above} and up to${limit}`;
  return `${above} ${exclusiveMax ? 'up to' : 'to'}${limit}`;
}

function pairOf(list: readonly number[]): Pair {
  const [height = 0, width = 0] = list.map((size) => (size === 0 ? 0 : size));
  return [height, width];
}

function checkOption(value: Json, options: readonly string[]): ParamCheck {
  const expected = `one of ${options.join(', ')}`;
  if (typeof value !== 'string') return wrong('type', value, expected);
  if (options.includes(value)) return { ok: true, value };
  // "hard_sigmoid", "ReLU" and "Same" are meant well: Python's spelling and capitals differ only in these.
  const plain = (text: string) => text.toLowerCase().replaceAll(/[_\s-]/g, '');
  const meant = options.find((option) => plain(option) === plain(value));
  return wrong('range', value, expected, meant);
}

function isWhole(value: unknown, min: number, max: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;
}

function clampWhole(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, Math.round(value)));
}

function isFiniteNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function checkPair(value: Json): ParamCheck {
  const expected = `two whole numbers (height, width) from 1 to ${formatNumber(largestWindow)}, or one number for both`;
  const pair = typeof value === 'number' ? [value, value] : value;
  if (!Array.isArray(pair) || pair.length !== 2 || !pair.every(isFiniteNumber)) return wrong('type', value, expected);
  if (pair.every((size) => isWhole(size, 1, largestWindow))) {
    return { ok: true, value: pairOf(pair) };
  }
  const reason = pair.every(Number.isInteger) ? 'range' : 'type';
  return wrong(
    reason,
    value,
    expected,
    pair.map((size) => clampWhole(size, 1, largestWindow)),
  );
}

function checkSizes(value: Json, ranks: readonly number[], min: number, expected: string): ParamCheck {
  if (!Array.isArray(value) || !value.every(isFiniteNumber)) return wrong('type', value, expected);
  if (!ranks.includes(value.length)) return wrong('range', value, expected);
  if (value.every((size) => isWhole(size, min, largestCount))) return { ok: true, value: [...value] };
  const reason = value.every(Number.isInteger) ? 'range' : 'type';
  return wrong(
    reason,
    value,
    expected,
    value.map((size) => clampWhole(size, min, largestCount)),
  );
}

function checkTargetShape(value: Json): ParamCheck {
  const expected = `1 to ${largestRank} whole numbers from 1 up; one of them may be -1 and takes what is left`;
  if (!Array.isArray(value) || !value.every(isFiniteNumber)) return wrong('type', value, expected);
  if (value.length < 1 || value.length > largestRank) return wrong('range', value, expected);
  const valid = value.every((size) => size === -1 || isWhole(size, 1, largestCount));
  const unknowns = value.filter((size) => size === -1).length;
  if (valid && unknowns <= 1) return { ok: true, value: [...value] };
  return wrong(value.every(Number.isInteger) ? 'range' : 'type', value, expected);
}

function checkSides(value: Json): ParamCheck {
  const expected = 'whole numbers from 0 up: one for all sides, [height, width], or [[top, bottom], [left, right]]';
  const sides = expandSides(value);
  if (sides === null) return wrong('type', value, expected);
  if (sides.flat().every((size) => isWhole(size, 0, largestCount))) {
    return { ok: true, value: sides };
  }
  const reason = sides.flat().every(Number.isInteger) ? 'range' : 'type';
  return wrong(
    reason,
    value,
    expected,
    sides.map((pair) => pair.map((size) => clampWhole(size, 0, largestCount))),
  );
}

/** -0 becomes 0. */
function both(size: number): Pair {
  return size === 0 ? [0, 0] : [size, size];
}

/** A number, a pair or two pairs as two pairs; null where it is none of these. */
function expandSides(value: Json): Sides | null {
  if (isFiniteNumber(value)) return [both(value), both(value)];
  if (!Array.isArray(value) || value.length !== 2) return null;
  const [height, width] = value.map((side): Pair | null => {
    if (isFiniteNumber(side)) return both(side);
    return Array.isArray(side) && side.length === 2 && side.every(isFiniteNumber) ? pairOf(side) : null;
  });
  // Keras takes two numbers or two pairs, not one of each.
  if (height == null || width == null || isFiniteNumber(value[0]) !== isFiniteNumber(value[1])) return null;
  return [height, width];
}

function checkPerChannel(value: Json, min: number | undefined): ParamCheck {
  const expected = `a number${rangeInWords(min === undefined ? {} : { min })}, or a list with one a channel`;
  const list = typeof value === 'number' ? [value] : value;
  if (!Array.isArray(list) || list.length === 0 || !list.every(isFiniteNumber)) return wrong('type', value, expected);
  const least = min ?? -largestNumber;
  if (list.length > largestList) return wrong('range', `${formatNumber(list.length)} numbers`, expected);
  if (list.every((item) => item >= least && item <= largestNumber)) {
    return { ok: true, value: list.map((item) => (item === 0 ? 0 : item)) };
  }
  return wrong(
    'range',
    value,
    expected,
    list.map((item) => Math.min(largestNumber, Math.max(least, item))),
  );
}

function checkNoiseShape(value: Json): ParamCheck {
  const expected = 'nothing, or a list with a whole number from 1 up or nothing for the batch and each axis';
  if (value === null) return { ok: true, value };
  if (!Array.isArray(value)) return wrong('type', value, expected);
  if (value.length < 2 || value.length > largestRank + 1) return wrong('range', value, expected);
  if (value.every((size) => size === null || isWhole(size, 1, largestCount))) return { ok: true, value: [...value] };
  return wrong(value.every((size) => size === null || isFiniteNumber(size)) ? 'range' : 'type', value, expected);
}

function checkRegularizer(value: Json): ParamCheck {
  const expected = 'nothing, or { "l1": x, "l2": y } with numbers from 0 up';
  if (value === null) return { ok: true, value };
  if (!isJsonObject(value) || Object.keys(value).some((key) => key !== 'l1' && key !== 'l2')) {
    return wrong('type', value, expected);
  }
  const l1 = Object.hasOwn(value, 'l1') ? value.l1 : 0;
  const l2 = Object.hasOwn(value, 'l2') ? value.l2 : 0;
  if (!isFiniteNumber(l1) || !isFiniteNumber(l2)) return wrong('type', value, expected);
  const allowed = (factor: number) => factor >= 0 && factor <= largestNumber;
  if (!allowed(l1) || !allowed(l2)) {
    return wrong('range', value, expected, { l1: Math.max(0, l1), l2: Math.max(0, l2) });
  }
  // No penalty at all is the same as none.
  return { ok: true, value: l1 === 0 && l2 === 0 ? null : { l1, l2 } };
}
