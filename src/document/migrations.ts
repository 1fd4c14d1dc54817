import type { JsonObject } from './json';

/** A named step from one version of the file format to the next. Pure: it returns a new object. */
export type Migration = {
  readonly from: number;
  readonly name: string;
  readonly apply: (file: JsonObject) => JsonObject;
};

/** In order of `from`; one a version. Version 1 is the first, so there is none yet. */
export const migrations: readonly Migration[] = [];

/** Brings a file of an older version to the current one. */
export function migrate(file: JsonObject, version: number, steps: readonly Migration[] = migrations): JsonObject {
  return steps.filter((step) => step.from >= version).reduce((current, step) => step.apply(current), file);
}
