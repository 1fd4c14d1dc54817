import { spawnSync } from 'node:child_process';
import { inRepository } from '../common/paths.mjs';
import { findProgram } from '../common/processes.mjs';
import { installPackages, packagesEnvironment } from './pythonPackages.mjs';
import { SetupError } from './step.mjs';
import { pythonVersion } from './testPython.mjs';
import { aptInstall, mayInstall } from './testSystem.mjs';

/** @type {import('./pythonPackages.mjs').PackageSet} */
const packages = {
  name: 'test-torch',
  requirements: inRepository('tools', 'setup', 'testTorchPackages.txt'),
  unneeded: [],
};

/**
 * A Python that imports PyTorch, and the environment in which it has the packages that exported PyTorch code needs beside
 * it; undefined where there is none.
 * @returns {{ python: string, env: NodeJS.ProcessEnv } | undefined}
 */
export function testTorch() {
  const python = torchPython();
  const version = python && pythonVersion(python);
  const env = version && packagesEnvironment(packages, version);
  return env ? { python, env } : undefined;
}

/** The one that CONVCANVAS_TEST_TORCH_PYTHON names, else the system's where it has PyTorch, else the first on the PATH. */
function torchPython() {
  const own = process.env.CONVCANVAS_TEST_TORCH_PYTHON;
  if (own) return own;
  return ['/usr/bin/python3', findProgram(['python3', 'python'])].find((python) => python && hasTorch(python));
}

/** @param {string} python */
function hasTorch(python) {
  const code =
    'import importlib.util as u, sys; sys.exit(u.find_spec("torch") is None or u.find_spec("numpy") is None)';
  return spawnSync(python, ['-c', code]).status === 0;
}

/** @type {import('./step.mjs').SetupStep} */
export const testTorchStep = {
  id: 'test-torch',
  title: 'PyTorch and Ray for the tests',
  size: 'about 180 MB to download, 450 MB on disk',
  why: 'the tests run exported PyTorch code in them; they are never shipped',
  check: async () => testTorch() !== undefined,
  install: async (report) => {
    if (!torchPython() && mayInstall) await aptInstall(['python3-torch', 'python3-numpy'], report);
    const python = torchPython();
    if (!python) {
      throw new SetupError(
        'No Python with PyTorch was found: `sudo apt-get install python3-torch` gets one on Debian; elsewhere ' +
          'CONVCANVAS_TEST_TORCH_PYTHON names a Python that imports torch.',
      );
    }
    const version = pythonVersion(python);
    if (!version) throw new SetupError(`${python} does not run.`);
    await installPackages(packages, version, report);
  },
};
