import type { Json } from '../document/json';
import type { Pair } from '../document/Shape';
import { isFiniteNumber, largestCount, largestNumber, type ParamCheck, rangeInWords, wrong } from './checkNumber';
import { formatNumber } from './describeValue';
import type { Sides } from './params';

/** Kernels, strides, dilations and pool sizes above this are refused. */
const largestWindow = 10_000;
/** Axes of a shape, and an axis' number. */
export const largestRank = 6;
const largestList = 10_000;

export function checkPair(value: Json): ParamCheck {
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

export function checkSizes(value: Json, ranks: readonly number[], min: number, expected: string): ParamCheck {
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

export function checkTargetShape(value: Json): ParamCheck {
  const expected = `1 to ${largestRank} whole numbers from 1 up; one of them may be -1 and takes what is left`;
  if (!Array.isArray(value) || !value.every(isFiniteNumber)) return wrong('type', value, expected);
  if (value.length < 1 || value.length > largestRank) return wrong('range', value, expected);
  const valid = value.every((size) => size === -1 || isWhole(size, 1, largestCount));
  const unknowns = value.filter((size) => size === -1).length;
  if (valid && unknowns <= 1) return { ok: true, value: [...value] };
  return wrong(value.every(Number.isInteger) ? 'range' : 'type', value, expected);
}

export function checkSides(value: Json): ParamCheck {
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

export function checkPerChannel(value: Json, min: number | undefined): ParamCheck {
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

export function checkNoiseShape(value: Json): ParamCheck {
  const expected = 'nothing, or a list with a whole number from 1 up or nothing for the batch and each axis';
  if (value === null) return { ok: true, value };
  if (!Array.isArray(value)) return wrong('type', value, expected);
  if (value.length < 2 || value.length > largestRank + 1) return wrong('range', value, expected);
  if (value.every((size) => size === null || isWhole(size, 1, largestCount))) return { ok: true, value: [...value] };
  return wrong(value.every((size) => size === null || isFiniteNumber(size)) ? 'range' : 'type', value, expected);
}

function pairOf(list: readonly number[]): Pair {
  const [height = 0, width = 0] = list.map((size) => (size === 0 ? 0 : size));
  return [height, width];
}

/** -0 becomes 0. */
function both(size: number): Pair {
  return size === 0 ? [0, 0] : [size, size];
}

function isWhole(value: unknown, min: number, max: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;
}

function clampWhole(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, Math.round(value)));
}
