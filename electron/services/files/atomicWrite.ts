import type { FileHandle } from 'node:fs/promises';
import { access, constants, mkdir, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { hasErrorCode } from '../problems';

/** The step between two parts of a write, so that a test can break it off there. */
export type WriteSteps = { readonly beforeRename?: () => Promise<void> };

let writes = 0;

/**
 * Writes a file whole or not at all: aside in the same folder, to the disk, then in place of the old one, which stays
 * as it is until then. Keeps the file's permissions, and a link keeps pointing where it does. Makes the folder.
 */
export async function writeFileAtomically(path: string, text: string, steps: WriteSteps = {}): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const target = await realTarget(path);
  const mode = await modeOf(target);
  // A rename would replace even a file that may not be written.
  if (mode !== null) await access(target, constants.W_OK);
  writes++;
  const aside = join(dirname(target), `.${basename(target).slice(0, 180)}.${process.pid}-${writes}.tmp`);
  let file: FileHandle | null = null;
  try {
    file = await open(aside, 'wx', mode ?? 0o666);
    await file.writeFile(text, 'utf8');
    // What `open` asked for was reduced by the umask.
    if (mode !== null) await file.chmod(mode);
    await file.sync();
    await file.close();
    file = null;
    await steps.beforeRename?.();
    await rename(aside, target);
  } catch (error) {
    await file?.close();
    await rm(aside, { force: true });
    throw error;
  }
  await syncFolder(dirname(target));
}

async function realTarget(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT')) return path;
    throw error;
  }
}

/** Permissions of the file, or null where there is none. A folder is refused in the system's words. */
async function modeOf(path: string): Promise<number | null> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) throw Object.assign(new Error(`EISDIR: ${path}`), { code: 'EISDIR', path });
    return found.mode & 0o777;
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT')) return null;
    throw error;
  }
}

/** Makes the rename survive a power cut, where the system can do that for folders (Windows cannot). */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    // The file itself is on the disk.
  }
}
