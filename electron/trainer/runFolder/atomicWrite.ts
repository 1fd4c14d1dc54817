import type { FileHandle } from 'node:fs/promises';
import { open, rename, rm } from 'node:fs/promises';

/**
 * Writes a file whole or not at all: aside, to the disk, then in place of the old one. A process that ends in the middle
 * leaves the old file. Several parts stand one after the other.
 */
export async function writeAtomically(
  path: string,
  content: string | Uint8Array | readonly Uint8Array[],
): Promise<void> {
  const aside = `${path}.${process.pid}.tmp`;
  let file: FileHandle | undefined;
  try {
    file = await open(aside, 'w');
    const parts = typeof content === 'string' || content instanceof Uint8Array ? [content] : content;
    for (const part of parts) await file.writeFile(part);
    await file.sync();
    await file.close();
    file = undefined;
    await rename(aside, path);
  } catch (error) {
    await file?.close();
    await rm(aside, { force: true });
    throw error;
  }
}

/** A value as the text of a JSON file that people can read too. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
