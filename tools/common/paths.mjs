import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const repository = resolve(fileURLToPath(new URL('../..', import.meta.url)));

/** @param {...string} parts */
export const inRepository = (...parts) => join(repository, ...parts);

/**
 * The user's data folder, where engines are installed once for all clones: CONVCANVAS_HOME, else the platform's own place.
 * @param {NodeJS.ProcessEnv} [env]
 * @param {NodeJS.Platform} [platform]
 */
export function dataFolder(env = process.env, platform = process.platform) {
  if (env.CONVCANVAS_HOME) return resolve(env.CONVCANVAS_HOME);
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'ConvCanvas');
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'ConvCanvas');
  return join(env.XDG_DATA_HOME || join(homedir(), '.local', 'share'), 'convcanvas');
}
