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
  const [wheel] = await download(python, [requirement], ['--no-deps'], folder, report);
  if (wheel) return wheel;
  throw new SetupError(`${requirement} could not be downloaded from the Python package index`);
}

/**
 * Downloads wheels that have to fit each other, and what they need, into a folder of their own, which keeps them.
 * @param {string} python
 * @param {readonly string[]} requirements "name<version,>=version"
 * @param {string} folder
 * @param {import('./step.mjs').Report} report
 * @returns {Promise<readonly string[]>} their paths
 */
export function downloadWheels(python, requirements, folder, report) {
  return download(python, requirements, [], folder, report);
}

/**
 * @param {string} python
 * @param {readonly string[]} requirements
 * @param {readonly string[]} extraOptions
 * @param {string} folder
 * @param {import('./step.mjs').Report} report
 */
async function download(python, requirements, extraOptions, folder, report) {
  const present = wheelsIn(folder);
  if (present.length >= requirements.length) return present;
  // pip writes here first, so that the size of this folder tells how far it is.
  const incoming = join(folder, 'incoming');
  rmSync(incoming, { recursive: true, force: true });
  mkdirSync(incoming, { recursive: true });
  const progress = new DownloadProgress(requirements, report);
  const watching = setInterval(() => progress.tell(folderSize(incoming)), 500);
  // The libraries in a wheel serve any Python, so a version is named that has one.
  const options = [
    '--only-binary=:all:',
    '--python-version=3.11',
    '--no-cache-dir',
    '--progress-bar=off',
    ...extraOptions,
  ];
  const args = ['-m', 'pip', 'download', ...options, '-d', folder, ...requirements];
  const { code, output } = await capture(python, args, {
    env: { ...process.env, TMPDIR: incoming, TEMP: incoming, TMP: incoming },
    onOutput: (text) => progress.hear(text),
  });
  clearInterval(watching);
  rmSync(incoming, { recursive: true, force: true });
  const wheels = wheelsIn(folder);
  if (code === 0 && wheels.length >= requirements.length) return wheels;
  const what = requirements.length === 1 ? requirements[0] : `one of ${requirements.length} packages`;
  throw new SetupError(`${what} could not be downloaded from the Python package index`, output);
}

/** How far a download is, from what pip says and from the bytes that have arrived. */
export class DownloadProgress {
  #doing;
  #count = 0;
  /** Bytes of the wheels before this one, and of this one. */
  #before = 0;
  #size = 0;
  #arrived = 0;

  /** @param {readonly string[]} requirements @param {import('./step.mjs').Report} report */
  constructor(requirements, report) {
    this.requirements = requirements;
    this.report = report;
    this.#doing = requirements.length === 1 ? `downloading ${requirements[0]}` : 'looking for what to download';
    report(this.#doing);
  }

  /** @param {string} text of pip */
  hear(text) {
    // Newer versions of pip also tell of the metadata that they read first.
    for (const [, name, number, unit] of text.matchAll(/Downloading (\S+)\.whl \((\d+(?:\.\d+)?) (kB|MB)\)/g)) {
      this.#count += 1;
      this.#before += this.#size;
      this.#size = Number(number) * (unit === 'MB' ? 1e6 : 1e3);
      const { length } = this.requirements;
      if (length === 1) continue;
      this.#doing = `downloading ${wheelTitle(name ?? '')} (${this.#count} of ${Math.max(length, this.#count)})`;
    }
  }

  /** @param {number} arrived bytes of all wheels so far */
  tell(arrived) {
    // At the end pip moves the files away.
    this.#arrived = Math.max(this.#arrived, arrived);
    if (this.#size === 0) return;
    this.report(this.#doing, Math.min(1, Math.max(0, (this.#arrived - this.#before) / this.#size)));
  }
}

/** "nvidia-nccl-cu12 2.32.3" for "…/nvidia_nccl_cu12-2.32.3-py3-none-manylinux_2_27_x86_64". @param {string} path */
function wheelTitle(path) {
  const [name = '', version = ''] = (path.split('/').at(-1) ?? '').split('-');
  return `${name.replaceAll('_', '-')} ${version}`;
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

/** @param {string} folder @returns {readonly string[]} paths */
function wheelsIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((entry) => (entry.endsWith('.whl') ? [join(folder, entry)] : []));
}

/** @param {string} folder @returns {number} bytes */
function folderSize(folder) {
  let size = 0;
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    size += statSync(join(folder, path), { throwIfNoEntry: false })?.size ?? 0;
  }
  return size;
}
