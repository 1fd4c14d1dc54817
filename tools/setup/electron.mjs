import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRepository } from '../common/paths.mjs';
import { capture } from '../common/processes.mjs';
import { SetupError } from './step.mjs';

const electronPackage = inRepository('node_modules', 'electron');

/** The Electron to run: CONVCANVAS_ELECTRON, else the package's own where it has been fetched. */
export function electronPath() {
  if (process.env.CONVCANVAS_ELECTRON) return process.env.CONVCANVAS_ELECTRON;
  try {
    const path = join(electronPackage, 'dist', readFileSync(join(electronPackage, 'path.txt'), 'utf8'));
    return existsSync(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

/** @type {import('./step.mjs').SetupStep} */
export const electronStep = {
  id: 'electron',
  title: 'Electron',
  size: 'about 120 MB to download, 300 MB on disk',
  why: 'the window that the application opens in',
  check: async () => electronPath() !== undefined,
  install: async (report) => {
    report('downloading Electron');
    const { code, output } = await capture(process.execPath, [inRepository('tools', 'setup', 'fetchElectron.mjs')], {
      onOutput: (text) => {
        const fraction = /fraction (\S+)\s*$/.exec(text)?.[1];
        if (fraction) report('downloading Electron', Number(fraction));
      },
    });
    if (code === 0 && electronPath()) return;
    const message = 'Electron could not be downloaded; `npx install-electron` tries again.';
    throw new SetupError(message, output);
  },
};
