import { isJsonObject, type Json } from '../document/json';
import { field, isList } from './readJson';

const deepest = 10;

/** A value without what Keras writes around tuples and arrays. */
export function plainValue(value: Json, depth = 0): Json {
  if (depth > deepest) return value;
  if (isList(value)) return value.map((item) => plainValue(item, depth + 1));
  if (!isJsonObject(value)) return value;
  switch (field(value, 'class_name')) {
    case '__tuple__':
      return plainValue(field(value, 'items') ?? null, depth + 1);
    case '__numpy__':
    case '__tensor__':
      return plainValue(field(field(value, 'config'), 'value') ?? null, depth + 1);
    default:
      return value;
  }
}
