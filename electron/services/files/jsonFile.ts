import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { writeFileAtomically } from './atomicWrite';

/** The value in a JSON file, or null where the file is missing, cannot be read, or holds something else. */
export async function readJsonFile<S extends z.ZodType>(path: string, schema: S): Promise<z.output<S> | null> {
  try {
    const parsed = schema.safeParse(JSON.parse(await readFile(path, 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

export function writeJsonFile(path: string, value: unknown): Promise<void> {
  return writeFileAtomically(path, `${JSON.stringify(value, null, 2)}\n`);
}
