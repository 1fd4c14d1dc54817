import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, mkdir, rename } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { exportError } from './exportFailure';
import { type ExportRecord, recordName } from './exportRecord';
import type { StagedFile } from './stageFile';

/** A file that has been moved, so that it can be moved back. */
type Move = { readonly from: string; readonly to: string };

/**
 * Moves the files that wait in `waiting/new` to their places in the folder. What they replace, and what an earlier export
 * wrote and this one does not, goes to `waiting/old`, or stays under another name where somebody has changed it. Where a
 * move fails, all are taken back. Answers what the user should know of it.
 */
export async function placeFiles(
  folder: string,
  waiting: string,
  staged: readonly StagedFile[],
  earlier: ExportRecord,
): Promise<readonly string[]> {
  const moves: Move[] = [];
  const move = async (from: string, to: string) => {
    await mkdir(dirname(to), { recursive: true });
    await rename(from, to);
    moves.push({ from, to });
  };
  const notes: string[] = [];
  const written = new Map(earlier.files.map(({ path, sha256 }) => [path, sha256]));
  const fresh = new Map(staged.map(({ path, sha256 }) => [path, sha256]));
  try {
    for (const path of new Set([...fresh.keys(), ...written.keys(), recordName])) {
      const place = join(folder, ...path.split('/'));
      await refuseLinks(folder, path);
      const kind = await kindOf(place);
      if (kind === 'folder') {
        throw exportError(
          'folder-not-empty',
          `${place} is a folder, where a file is to be written. Move it away first.`,
        );
      }
      if (kind === 'file') {
        const isOurs = path === recordName || [written.get(path), fresh.get(path)].includes(await digestOf(place));
        if (isOurs) await move(place, join(waiting, 'old', ...path.split('/')));
        else {
          const kept = await freeName(place);
          await move(place, kept);
          notes.push(`${path} had been changed since the last export; it is kept as ${basename(kept)}.`);
        }
      }
      if (fresh.has(path) || path === recordName) await move(join(waiting, 'new', ...path.split('/')), place);
    }
    return notes;
  } catch (error) {
    for (const { from, to } of moves.reverse()) await rename(to, from);
    throw error;
  }
}

async function kindOf(path: string): Promise<'nothing' | 'file' | 'folder'> {
  try {
    return (await lstat(path)).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'nothing';
    throw error;
  }
}

/** A link among the folders on the way could lead anywhere. */
async function refuseLinks(folder: string, path: string): Promise<void> {
  const parts = path.split('/').slice(0, -1);
  for (let depth = 1; depth <= parts.length; depth++) {
    const place = join(folder, ...parts.slice(0, depth));
    const found = await lstat(place).catch(() => null);
    if (found === null) return;
    if (!found.isDirectory()) {
      throw exportError('folder-not-empty', `${place} is no folder, but files are to be written there. Move it away.`);
    }
  }
}

/** Nothing for what is no ordinary file. */
async function digestOf(path: string): Promise<string> {
  if (!(await lstat(path)).isFile()) return '';
  const hash = createHash('sha256');
  for await (const part of createReadStream(path)) hash.update(part as Buffer);
  return hash.digest('hex');
}

/** "train (changed).py", "train (changed 2).py", ... */
async function freeName(path: string): Promise<string> {
  const ending = extname(path);
  const stem = path.slice(0, path.length - ending.length);
  for (let number = 1; ; number++) {
    const candidate = `${stem} (changed${number === 1 ? '' : ` ${number}`})${ending}`;
    if ((await kindOf(candidate)) === 'nothing') return candidate;
  }
}
