import { sizeOf } from '../document/Shape';
import type { WeightValue, WeightValues } from './CodeInput';

/** A weight of a layer. Throws where it is missing, as an export is only asked for with all of them. */
export function weightOf(values: WeightValues, layerId: string, name: string): WeightValue {
  const value = values.get(layerId)?.get(name);
  if (value === undefined) throw new Error(`Layer "${layerId}" has no weight "${name}".`);
  return value;
}

/** The same numbers with their axes in another order: axis `k` of the result is axis `order[k]`. */
export function permuteAxes({ shape, data }: WeightValue, order: readonly number[]): WeightValue {
  const strides = shape.map((_, axis) => sizeOf(shape.slice(axis + 1)));
  const permuted = order.map((axis) => shape[axis] ?? 1);
  const steps = order.map((axis) => strides[axis] ?? 0);
  const result = new Float32Array(data.length);
  const place = permuted.map(() => 0);
  let from = 0;
  for (let to = 0; to < result.length; to++) {
    result[to] = data[from] ?? 0;
    for (let axis = place.length - 1; axis >= 0; axis--) {
      from += steps[axis] ?? 0;
      const next = (place[axis] ?? 0) + 1;
      if (next < (permuted[axis] ?? 1)) {
        place[axis] = next;
        break;
      }
      from -= next * (steps[axis] ?? 0);
      place[axis] = 0;
    }
  }
  return { shape: permuted, data: result };
}
