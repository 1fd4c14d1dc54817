import { isJsonObject, type Json, type JsonObject } from '../document/json';
import { ImportRefusal } from './ImportRefusal';

/** Own fields only: a file cannot name what every object inherits. */
export function field(value: Json | undefined, name: string): Json | undefined {
  return isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

export function objectOr(value: Json | undefined, otherwise: JsonObject = {}): JsonObject {
  return isJsonObject(value) ? value : otherwise;
}

export function listOr(value: Json | undefined): readonly Json[] {
  return isList(value) ? value : [];
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

export function textOr(value: Json | undefined, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise;
}

export function requireObject(value: Json | undefined, what: string): JsonObject {
  if (isJsonObject(value)) return value;
  throw new ImportRefusal(`${what} is not there, or not as Keras writes it. The file may be damaged.`);
}

export function requireList(value: Json | undefined, what: string): readonly Json[] {
  if (isList(value)) return value;
  throw new ImportRefusal(`${what} is not a list, as Keras writes it. The file may be damaged.`);
}

/** A text from a file on one line, cut where it is long: for sentences. */
export function shown(text: string, length = 60): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  const plain = text.replaceAll(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ').trim();
  return plain.length <= length ? plain : `${plain.slice(0, length - 1)}…`;
}

/** JSON in a sentence. Never throws, however deep it is nested. */
export function shownJson(value: Json | undefined, length = 60): string {
  try {
    return shown(JSON.stringify(value) ?? 'nothing', length);
  } catch {
    return 'something that is nested too deep';
  }
}
