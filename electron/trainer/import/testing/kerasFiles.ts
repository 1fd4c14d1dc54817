import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { JsonObject } from '../../../../src/document/json';
import type { Values } from '../../engines/Engine';
import { runPython } from '../../export/testing/python';

/** A model file that Keras itself saved; tools/facts/keras_model_files.py, which writes it, says what each field is. */
export type KerasFile = {
  readonly id: string;
  /** Absolute. */
  readonly path: string;
  readonly type: string | null;
  readonly params: JsonObject | null;
  readonly lost: readonly string[];
  readonly images: Values;
  /** null where something of the model is lost. */
  readonly outputs: Values | null;
};

type Listed = { readonly shape: readonly number[]; readonly values: readonly number[] };
type Entry = Omit<KerasFile, 'path' | 'images' | 'outputs' | 'lost'> & {
  readonly file: string;
  readonly lost?: readonly string[];
  readonly images: Listed;
  readonly outputs?: Listed;
};

const script = fileURLToPath(new URL('../../../../tools/facts/keras_model_files.py', import.meta.url));

/** Lets Keras write all its files into a folder. */
export async function writeKerasFiles(folder: string): Promise<readonly KerasFile[]> {
  mkdirSync(folder, { recursive: true });
  await runPython('main', [script, folder]);
  const entries = JSON.parse(readFileSync(join(folder, 'files.json'), 'utf8')) as readonly Entry[];
  return entries.map(({ file, lost = [], images, outputs, ...entry }) => ({
    ...entry,
    path: join(folder, file),
    lost,
    images: valuesOf(images),
    outputs: outputs === undefined ? null : valuesOf(outputs),
  }));
}

function valuesOf({ shape, values }: Listed): Values {
  return { shape, data: Float32Array.from(values) };
}
