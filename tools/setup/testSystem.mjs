import { existsSync } from 'node:fs';
import { inRepository } from '../common/paths.mjs';
import { capture, findProgram } from '../common/processes.mjs';
import { hasDisplay } from './display.mjs';
import { SetupError } from './step.mjs';

const isDebian = existsSync('/etc/debian_version') && findProgram(['apt-get']) !== undefined;
export const mayInstall = isDebian && process.getuid?.() === 0;

/** @param {readonly string[]} packages @param {import('./step.mjs').Report} report */
export async function aptInstall(packages, report) {
  const command = `apt-get install ${packages.join(' ')}`;
  if (!mayInstall) {
    const how = isDebian ? `\`sudo ${command}\` gets it` : 'install it with your system';
    throw new SetupError(`Installing ${packages.join(', ')} needs root on Debian: ${how}.`);
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  report('reading package lists');
  const update = await capture('apt-get', ['update'], { env });
  report(`installing ${packages.join(', ')}`);
  const install = await capture('apt-get', ['install', '-y', '--no-install-recommends', ...packages], { env });
  if (install.code !== 0) throw new SetupError(`\`${command}\` failed.`, update.output + install.output);
}

/** The Chromium that the browser tests drive: CONVCANVAS_TEST_CHROMIUM, the system's, or the one Playwright downloaded. */
export async function chromiumPath() {
  const found =
    process.env.CONVCANVAS_TEST_CHROMIUM ?? findProgram(['chromium', 'chromium-browser', 'google-chrome-stable']);
  if (found) return found;
  const { chromium } = await import('@playwright/test');
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined;
}

/** @type {import('./step.mjs').SetupStep} */
export const chromiumStep = {
  id: 'chromium',
  title: 'Chromium',
  size: 'about 100 MB to download, 350 MB on disk',
  why: 'the browser tests drive it, and Electron needs the same system libraries',
  check: async () => (await chromiumPath()) !== undefined,
  install: async (report) => {
    if (mayInstall) return aptInstall(['chromium'], report);
    report('downloading with Playwright');
    const playwright = inRepository('node_modules', '@playwright', 'test', 'cli.js');
    const { code, output } = await capture(process.execPath, [playwright, 'install', 'chromium'], {
      timeoutMs: 10 * 60 * 1000,
    });
    if (code !== 0)
      throw new SetupError('Chromium could not be downloaded by `npx playwright install chromium`.', output);
  },
};

/** @type {import('./step.mjs').SetupStep} */
export const displayStep = {
  id: 'display',
  title: 'Xvfb',
  size: 'about 15 MB',
  why: 'a virtual display, because this machine has none',
  check: async () => hasDisplay() || findProgram(['xvfb-run']) !== undefined,
  install: (report) => aptInstall(['xvfb', 'xauth'], report),
};

/** @type {import('./step.mjs').SetupStep} */
export const compilerStep = {
  id: 'compiler',
  title: 'C++ compiler and pip',
  size: 'about 60 MB to download, 250 MB on disk',
  why: 'the native engine is compiled here',
  // Elsewhere the engine's own step says what is missing.
  check: async () => !mayInstall || (hasPip() && findProgram(['g++', 'c++', 'clang++']) !== undefined),
  install: (report) => aptInstall(['g++', 'python3-pip'], report),
};

const hasPip = () => findProgram(['pip3', 'pip']) !== undefined;
