import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolder } from '../common/paths.mjs';
import { capture } from '../common/processes.mjs';
import { withLock } from './lock.mjs';
import { SetupError } from './step.mjs';
import { pythonWithPip } from './wheel.mjs';

/**
 * @typedef {object} PackageSet Python packages in a folder of their own, which no Python has to be installed into
 * @property {string} name of the folder
 * @property {string} requirements a file of "name==version", complete: nothing else is looked for
 * @property {readonly string[]} unneeded folders to leave out, to save space
 */

/**
 * Where the packages lie; other packages, and those for another version of Python, get another folder.
 * @param {PackageSet} set @param {string} pythonVersion "3.11"
 */
export function packagesFolder({ name, requirements }, pythonVersion) {
  const hash = createHash('sha256').update(readFileSync(requirements)).update(pythonVersion);
  return join(dataFolder(), name, hash.digest('hex').slice(0, 12));
}

/**
 * The environment in which a Python finds the packages before its own; undefined where they are not installed.
 * @param {PackageSet} set @param {string} pythonVersion
 * @returns {NodeJS.ProcessEnv | undefined}
 */
export function packagesEnvironment(set, pythonVersion) {
  const folder = packagesFolder(set, pythonVersion);
  return existsSync(folder) ? { ...process.env, PYTHONPATH: folder } : undefined;
}

/**
 * Installs packages for a version of Python, with the pip of any.
 * @param {PackageSet} set @param {string} pythonVersion @param {import('./step.mjs').Report} report
 */
export async function installPackages(set, pythonVersion, report) {
  const python = await pythonWithPip();
  if (!python) throw new SetupError('Python 3 with pip is missing: `sudo apt-get install python3-pip` gets it.');
  const folder = packagesFolder(set, pythonVersion);
  await withLock(
    `${folder}.lock`,
    () => report('waiting for another process that is installing it'),
    async () => {
      if (!existsSync(folder)) await install(python, set, folder, pythonVersion, report);
    },
  );
}

/**
 * @param {string} python
 * @param {PackageSet} set
 * @param {string} folder
 * @param {string} pythonVersion
 * @param {import('./step.mjs').Report} report
 */
async function install(python, { requirements, unneeded }, folder, pythonVersion, report) {
  const made = `${folder}.part`;
  rmSync(made, { recursive: true, force: true });
  mkdirSync(made, { recursive: true });
  report('installing from the Python package index');
  const options = ['--only-binary=:all:', '--no-deps', '--no-cache-dir', '--no-compile', '--progress-bar=off'];
  const which = ['--target', made, `--python-version=${pythonVersion}`];
  const { code, output } = await capture(python, ['-m', 'pip', 'install', ...options, ...which, '-r', requirements]);
  if (code !== 0) {
    const message =
      'The Python packages of the tests could not be installed (Python 3.11 or newer, and an index, are needed).';
    throw new SetupError(message, output);
  }
  for (const path of unneeded) rmSync(join(made, path), { recursive: true, force: true });
  renameSync(made, folder);
}
