import type { Stats } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ExportPlace } from '../../../src/contract/exporting';
import { type ExportRecord, readRecord, recordName } from './exportRecord';
import { systemProblem } from './systemProblem';

/** What systems put into folders by themselves. */
const litter: ReadonlySet<string> = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini']);

/** Where new files wait until all are written; a dead process may leave it. */
export const waitingName = '.convcanvas-export.part';

/** What is in a folder that an export is to be written into. */
export type FolderContents =
  | { readonly kind: 'empty' }
  | { readonly kind: 'export'; readonly record: ExportRecord }
  | { readonly kind: 'others'; readonly message: string };

/** Looks into a folder that is there. Fails as the system does. */
export async function folderContents(folder: string): Promise<FolderContents> {
  const record = await readRecord(folder);
  if (record !== null) return { kind: 'export', record };
  const others = (await readdir(folder)).filter((name) => !litter.has(name) && name !== waitingName);
  if (others.length === 0) return { kind: 'empty' };
  const shown = others.slice(0, 3).join(', ') + (others.length > 3 ? ', …' : '');
  const message =
    `The folder ${folder} holds other things already (${shown}), which an export could get mixed up with. ` +
    'Choose a new folder, or one of an earlier export.';
  return { kind: 'others', message };
}

/** What an export into this folder would meet, before anything is written. */
export async function exportPlace(folder: string): Promise<ExportPlace> {
  try {
    if (!(await isFolder(folder))) return { kind: 'free' };
    const contents = await folderContents(folder);
    if (contents.kind === 'empty') return { kind: 'free' };
    if (contents.kind === 'others') return { kind: 'taken', message: contents.message };
    return { kind: 'export', writtenAt: (await stat(join(folder, recordName))).mtime.toISOString() };
  } catch (error) {
    // What else may be wrong is told when it is written.
    const problem = systemProblem((error as NodeJS.ErrnoException).code, folder);
    return problem === null ? { kind: 'free' } : { kind: 'taken', message: problem.message };
  }
}

/** False where nothing is there yet, and it can be made. Fails with `ENOTDIR` where a file is in the way. */
async function isFolder(path: string): Promise<boolean> {
  const found = await statOrNull(path);
  if (found === null) {
    if (dirname(path) !== path) await isFolder(dirname(path));
    return false;
  }
  if (!found.isDirectory()) throw Object.assign(new Error(`${path} is a file.`), { code: 'ENOTDIR' });
  return true;
}

async function statOrNull(path: string): Promise<Stats | null> {
  try {
    return await stat(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
