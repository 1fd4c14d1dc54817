import type { Json } from '../document/json';
import { describeValue, formatNumber } from './describeValue';
import type { ParamSpec, ParamValue } from './params';

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

/** Counts above this are refused, so that products of them stay exact. */
export const largestCount = 1_000_000;
/** The largest 32-bit floating-point number, about. */
export const largestNumber = 3.4e38;

export type Bounds = {
  readonly min?: number;
  readonly max?: number;
  readonly exclusiveMin?: boolean;
  readonly exclusiveMax?: boolean;
  readonly whole?: boolean;
};

export function wrong(reason: 'type' | 'range', value: unknown, expected: string, nearest?: Json): ParamCheck {
  const found = { ok: false, reason, received: describeValue(value), expected } as const;
  return nearest === undefined ? found : { ...found, nearest };
}

export function checkNumber(value: Json, bounds: Bounds): ParamCheck {
  const {
    min = -largestNumber,
    max = largestNumber,
    exclusiveMin = false,
    exclusiveMax = false,
    whole = false,
  } = bounds;
  const expected = `a ${whole ? 'whole ' : ''}number${rangeInWords(bounds)}`;
  if (typeof value !== 'number' || !Number.isFinite(value)) return wrong('type', value, expected);
  if (Math.abs(value) > largestNumber && bounds.max === undefined) {
    const nearest = value > 0 ? largestNumber : min;
    return wrong('range', value, `${expected}, at most ${largestNumber} in size`, nearest);
  }
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

export function rangeInWords({ min, max, exclusiveMin = false, exclusiveMax = false }: Bounds): string {
  const above = min === undefined ? '' : exclusiveMin ? ` above ${formatNumber(min)}` : ` from ${formatNumber(min)}`;
  if (max === undefined) return min === undefined || exclusiveMin ? above : `${above} up`;
  const limit = exclusiveMax ? `, but not including, ${formatNumber(max)}` : ` ${formatNumber(max)}`;
  if (min === undefined) return ` up to${limit}`;
  if (exclusiveMin) return `${above} and up to${limit}`;
  return `${above} ${exclusiveMax ? 'up to' : 'to'}${limit}`;
}

export function isFiniteNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
