import { spawnSync } from 'node:child_process';
import { inRepository } from '../common/paths.mjs';
import { findProgram } from '../common/processes.mjs';
import { installPackages, packagesEnvironment } from './pythonPackages.mjs';
import { SetupError } from './step.mjs';

/** @type {import('./pythonPackages.mjs').PackageSet} */
const packages = {
  name: 'test-python',
  requirements: inRepository('tools', 'setup', 'testPythonPackages.txt'),
  // Headers for those who compile against TensorFlow.
  unneeded: ['tensorflow/include'],
};

/**
 * A Python and the environment in which it has the packages of the tests; undefined where they are not installed.
 * CONVCANVAS_TEST_PYTHON names one that has them by itself.
 * @returns {{ python: string, env: NodeJS.ProcessEnv } | undefined}
 */
export function testPython() {
  const own = process.env.CONVCANVAS_TEST_PYTHON;
  if (own) return { python: own, env: process.env };
  const python = findProgram(['python3', 'python']);
  const version = python && pythonVersion(python);
  const env = version && packagesEnvironment(packages, version);
  return env ? { python, env } : undefined;
}

/**
 * Python packages that run what is exported and read what runs leave, as their users do.
 * @type {import('./step.mjs').SetupStep}
 */
export const testPythonStep = {
  id: 'test-python',
  title: 'TensorFlow, Keras, ONNX Runtime and Jupyter for the tests',
  size: 'about 450 MB to download, 1.4 GB on disk',
  why: 'the tests run exported code in them, and read what a run records; they are never shipped',
  check: async () => testPython() !== undefined,
  install: async (report) => {
    const python = findProgram(['python3', 'python']);
    const version = python && pythonVersion(python);
    if (!version) throw new SetupError('Python 3 is missing: `sudo apt-get install python3-pip` gets it.');
    await installPackages(packages, version, report);
  },
};

/** "3.11"; undefined where the program does not run. @param {string} python */
export function pythonVersion(python) {
  const code = 'import sys; print("%d.%d" % sys.version_info[:2])';
  const { status, stdout } = spawnSync(python, ['-c', code], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}
