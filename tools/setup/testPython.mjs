import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolder, inRepository } from '../common/paths.mjs';
import { capture, findProgram } from '../common/processes.mjs';
import { withLock } from './lock.mjs';
import { SetupError } from './step.mjs';
import { pythonWithPip } from './wheel.mjs';

const requirements = inRepository('tools', 'setup', 'testPythonPackages.txt');

/** Other packages get another folder. */
const folder = () => {
  const name = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 12);
  return join(dataFolder(), 'test-python', name);
};

/**
 * A Python and the environment in which it has the packages of the tests; undefined where they are not installed.
 * @returns {{ python: string, env: NodeJS.ProcessEnv } | undefined}
 */
export function testPython() {
  const python = findProgram(['python3', 'python']);
  if (!python || !existsSync(folder())) return undefined;
  return { python, env: { ...process.env, PYTHONPATH: folder() } };
}

/**
 * Python packages that read what runs leave, as their users do.
 * @type {import('./step.mjs').SetupStep}
 */
export const testPythonStep = {
  id: 'test-python',
  title: 'TensorBoard for the tests',
  size: 'about 50 MB to download, 160 MB on disk',
  why: 'the tests read with it what a run records for it; it is never shipped',
  check: async () => testPython() !== undefined,
  install: async (report) => {
    const python = await pythonWithPip();
    if (!python) throw new SetupError('Python 3 with pip is missing: `sudo apt-get install python3-pip` gets it.');
    const waiting = () => report('waiting for another process that is installing it');
    return withLock(`${folder()}.lock`, waiting, async () => {
      if (!testPython()) await install(python, report);
    });
  },
};

/** @param {string} python @param {import('./step.mjs').Report} report */
async function install(python, report) {
  const made = `${folder()}.part`;
  rmSync(made, { recursive: true, force: true });
  mkdirSync(made, { recursive: true });
  report('installing from the Python package index');
  const options = ['--target', made, '--only-binary=:all:', '--no-deps', '--no-cache-dir', '--progress-bar=off'];
  const { code, output } = await capture(python, ['-m', 'pip', 'install', ...options, '-r', requirements]);
  if (code !== 0) {
    const message =
      'The Python packages of the tests could not be installed (Python 3.11 or newer, and an index, are needed).';
    throw new SetupError(message, output);
  }
  renameSync(made, folder());
}
