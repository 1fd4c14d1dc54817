import type { Json, JsonObject } from '../../document/json';
import { isJsonObject } from '../../document/json';
import { pythonString } from './pythonText';

/** A JSON value as Python: lists as tuples where `tuples` says so, objects as dicts. */
export function pythonValue(value: Json, tuples: boolean): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return pythonNumber(value);
  if (typeof value === 'string') return pythonString(value);
  if (isJsonObject(value)) return pythonDict(value, tuples);
  const items = value.map((item) => pythonValue(item, tuples));
  if (!tuples) return `[${items.join(', ')}]`;
  return items.length === 1 ? `(${items[0]},)` : `(${items.join(', ')})`;
}

/** The shortest literal that gives this number back. */
export function pythonNumber(value: number): string {
  if (Number.isNaN(value)) return 'float("nan")';
  if (!Number.isFinite(value)) return value > 0 ? 'float("inf")' : 'float("-inf")';
  return String(value);
}

function pythonDict(value: JsonObject, tuples: boolean): string {
  const fields = Object.entries(value).map(([name, item]) => `${pythonString(name)}: ${pythonValue(item, tuples)}`);
  return `{${fields.join(', ')}}`;
}
