import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { inRepository } from '../common/paths.mjs';
import { capture, findProgram } from '../common/processes.mjs';
import { SetupError } from './step.mjs';

/** A Python that has pip, or undefined. */
export async function pythonWithPip() {
  const python = findProgram(['python3', 'python']);
  if (!python) return undefined;
  const { code } = await capture(python, ['-m', 'pip', '--version']);
  return code === 0 ? python : undefined;
}

/**
 * Downloads a wheel from the Python package index into a folder, which keeps it: a second call finds it there.
 * @param {string} python
 * @param {string} requirement "name==version"
 * @param {string} folder
 * @param {import('./step.mjs').Report} report
 * @returns {Promise<string>} the wheel's path
 */
export async function downloadWheel(python, requirement, folder, report) {
  const present = wheelIn(folder);
  if (present) return present;
  // pip writes here first, so that the size of this folder tells how far it is.
  const incoming = join(folder, 'incoming');
  rmSync(incoming, { recursive: true, force: true });
  mkdirSync(incoming, { recursive: true });
  let total = 0;
  let arrived = 0;
  const watching = setInterval(() => {
    // At the end pip moves the file away.
    arrived = Math.max(arrived, folderSize(incoming));
    if (total > 0) report(`downloading ${requirement}`, Math.min(1, arrived / total));
  }, 500);
  report(`downloading ${requirement}`);
  // The libraries in a wheel serve any Python, so a version is named that has one.
  const options = ['--no-deps', '--only-binary=:all:', '--python-version=3.11', '--no-cache-dir', '--progress-bar=off'];
  const { code, output } = await capture(python, ['-m', 'pip', 'download', ...options, '-d', folder, requirement], {
    env: { ...process.env, TMPDIR: incoming, TEMP: incoming, TMP: incoming },
    onOutput: (text) => {
      const size = /\((\d+(?:\.\d+)?) (kB|MB)\)/.exec(text);
      if (size) total = Number(size[1]) * (size[2] === 'MB' ? 1e6 : 1e3);
    },
  });
  clearInterval(watching);
  rmSync(incoming, { recursive: true, force: true });
  const wheel = wheelIn(folder);
  if (code === 0 && wheel) return wheel;
  throw new SetupError(`${requirement} could not be downloaded from the Python package index`, output);
}

/**
 * @param {string} python
 * @param {string} wheel
 * @param {string} folder
 * @param {readonly string[]} patterns of member names, * matches slashes too
 */
export async function unpackWheel(python, wheel, folder, patterns) {
  const program = inRepository('tools', 'setup', 'unpackWheel.py');
  const { code, output } = await capture(python, [program, wheel, folder, ...patterns]);
  if (code !== 0) throw new SetupError(`${wheel} could not be unpacked into ${folder}`, output);
}

/** @param {string} folder */
function wheelIn(folder) {
  if (!existsSync(folder)) return undefined;
  const name = readdirSync(folder).find((entry) => entry.endsWith('.whl'));
  return name && join(folder, name);
}

/** @param {string} folder @returns {number} bytes */
function folderSize(folder) {
  let size = 0;
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    size += statSync(join(folder, path), { throwIfNoEntry: false })?.size ?? 0;
  }
  return size;
}
