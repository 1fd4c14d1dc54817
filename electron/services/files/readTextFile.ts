import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { TextDecoder } from 'node:util';
import { problem } from '../problems';

/** Far above any network: what is larger is some other file. */
export const maxTextBytes = 50_000_000;

/** The text of a UTF-8 file. Problems: `not-found`, `is-folder`, `not-a-file`, `file-too-large`, `not-text`, ... */
export async function readTextFile(path: string): Promise<string> {
  const found = await stat(path);
  const name = basename(path);
  if (found.isDirectory()) throw problem('is-folder', `"${name}" is a folder, but a file is needed.`);
  // A pipe or a device may never end.
  if (!found.isFile()) throw problem('not-a-file', `"${name}" is not a file that can be read.`);
  if (found.size > maxTextBytes) {
    const size = Math.round(found.size / 1_000_000);
    throw problem('file-too-large', `"${name}" has ${size} MB; a network has 50 MB at most. It is some other file.`);
  }
  const bytes = await readFile(path);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw problem('not-text', `"${name}" is not a text file (UTF-8), so it is no network.`, error);
  }
}
