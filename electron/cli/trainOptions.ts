import type { Json } from '../../src/document/json';
import { resolveTraining } from '../../src/training/resolveTraining';
import { problem } from '../services/problems';

/** The options of a call, as they were typed. */
export type TrainOptions = Readonly<Record<string, string | boolean | undefined>>;

export function textOption(options: TrainOptions, name: string): string | null {
  const value = options[name];
  return typeof value === 'string' ? value : null;
}

/** A number for a training setting; null where the call names none. A value that the setting would refuse is a mistake of the call. */
export function numberOption(options: TrainOptions, name: string): number | null {
  const text = textOption(options, name);
  if (text === null) return null;
  const value: Json = Number(text);
  const [wrong] = resolveTraining({ [name]: value }).problems;
  if (wrong === undefined) return value;
  throw problem('bad-option', `${flagOf(name)} is "${text}", but it has to be ${wrong.expected}.`);
}

/** `batchSize` is typed as `--batch-size`. */
export function flagOf(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
