import { mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The newest modification time, in ms, of files and of folders with all that is in them; tests are left out. A folder's
 * own time counts too, so that a removed file is noticed. 0 for what does not exist.
 * @param {readonly string[]} paths
 * @returns {number}
 */
export function newestChange(paths) {
  let newest = 0;
  for (const path of paths) {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (!stats) continue;
    newest = Math.max(newest, stats.mtimeMs);
    if (!stats.isDirectory()) continue;
    const names = readdirSync(path).filter((name) => !/\.test\.tsx?$/.test(name));
    newest = Math.max(newest, newestChange(names.map((name) => join(path, name))));
  }
  return newest;
}

/**
 * Whether a file made from these inputs must be made again. Its stamp holds when its build began, so that an input that
 * changed during the build counts as newer.
 * @param {string} stamp
 * @param {string} file
 * @param {readonly string[]} inputs
 */
export function isStale(stamp, file, inputs) {
  const built = statSync(stamp, { throwIfNoEntry: false });
  if (!built || !statSync(file, { throwIfNoEntry: false })) return true;
  return newestChange(inputs) > built.mtimeMs;
}

/** @param {string} stamp @param {Date} began */
export function writeStamp(stamp, began) {
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, '');
  utimesSync(stamp, began, began);
}
