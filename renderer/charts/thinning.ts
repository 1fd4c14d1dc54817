/** The numbers of one line, in growing order of `x`; only the first `length` count. */
export type Points = {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly length: number;
};

/** A grid of buckets on the x axis that all lines of a chart share, so that they can be drawn on one list of places. */
export type Grid = { readonly min: number; readonly max: number; readonly buckets: number };

/** What a line has beside its finite values. */
export type Oddities = {
  /** Places of values that are not a number. */
  readonly notANumber: readonly number[];
  /** Places of infinite values. */
  readonly infinite: readonly number[];
  /** Places of values of 0 or less; only looked for where they cannot be drawn (a logarithmic axis). */
  readonly nonPositive: readonly number[];
};

export type ThinnedLine = { readonly y: readonly (number | null)[]; readonly oddities: Oddities };

/** The places that `thin` fills: two a bucket, so that a bucket can hold its lowest and its highest value. */
export function gridPlaces(grid: Grid): readonly number[] {
  const width = (grid.max - grid.min) / grid.buckets;
  return Array.from({ length: grid.buckets * 2 }, (_, slot) => grid.min + width * (slot / 2 + 0.25));
}

/**
 * Keeps the lowest and the highest value of each bucket, in the order in which they came: a spike is never lost,
 * whatever the number of points. A bucket with one point holds it in the half where it lies. Nothing is dropped
 * in silence: values that cannot be drawn are reported by their place.
 */
export function thin(points: Points, grid: Grid, logarithmic: boolean): ThinnedLine {
  const { x, y, length } = points;
  const slots: (number | null)[] = new Array<number | null>(grid.buckets * 2).fill(null);
  const notANumber: number[] = [];
  const infinite: number[] = [];
  const nonPositive: number[] = [];
  const scale = grid.buckets / (grid.max - grid.min || 1);
  let bucket = -1;
  let low = 0;
  let high = 0;
  let lowFirst = true;
  let lowPlace = 0;
  let count = 0;
  const close = () => {
    if (count === 0) return;
    if (low === high) slots[bucket * 2 + (lowPlace < 0.5 ? 0 : 1)] = low;
    else {
      slots[bucket * 2] = lowFirst ? low : high;
      slots[bucket * 2 + 1] = lowFirst ? high : low;
    }
  };
  for (let index = 0; index < length; index += 1) {
    const place = x[index] ?? 0;
    const value = y[index] ?? Number.NaN;
    if (place < grid.min || place > grid.max) continue;
    if (!Number.isFinite(value)) {
      (Number.isNaN(value) ? notANumber : infinite).push(place);
      continue;
    }
    if (logarithmic && value <= 0) {
      nonPositive.push(place);
      continue;
    }
    const position = (place - grid.min) * scale;
    const next = Math.min(Math.floor(position), grid.buckets - 1);
    if (next !== bucket) {
      close();
      bucket = next;
      count = 0;
    }
    if (count === 0) {
      low = value;
      high = value;
      lowPlace = position - next;
      lowFirst = true;
    } else if (value < low) {
      low = value;
      lowFirst = false;
    } else if (value > high) {
      high = value;
      lowFirst = true;
    }
    count += 1;
  }
  close();
  return { y: slots, oddities: { notANumber, infinite, nonPositive } };
}

/** The index of the point nearest to `place` in `x` (growing); -1 of an empty list. */
export function nearestIndex(x: Float64Array, length: number, place: number): number {
  if (length === 0) return -1;
  let low = 0;
  let high = length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((x[middle] ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  const before = low - 1;
  if (before >= 0 && place - (x[before] ?? 0) <= (x[low] ?? 0) - place) return before;
  return low;
}
