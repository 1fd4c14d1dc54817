import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect } from 'vitest';
import { RunError } from '../../failure';
import { importModel } from '../importModel';

/** A folder for files of this test; it is removed at the end. */
export function filesFolder(): { readonly folder: string; place(name: string, content: Buffer | string): string } {
  const folder = mkdtempSync(join(tmpdir(), 'import-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return {
    folder,
    place(name, content) {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    },
  };
}

/** Why a file is refused; anything but a problem in words fails the test. */
export async function refusal(path: string): Promise<string> {
  try {
    await importModel({ path, runFolder: `${path}.run` });
  } catch (error) {
    if (!(error instanceof RunError)) throw error;
    expect(error.failure.code).toBe('model-unreadable');
    expect(error.failure.message).toMatch(/^[A-Z“/].*\.$/);
    return error.failure.message;
  }
  throw new Error('The file was read.');
}
