import { existsSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { inRepository } from '../../common/paths.mjs';
import { capture } from '../../common/processes.mjs';
import { SetupError } from '../step.mjs';
import { bindingPlace, tfjsNodePackage } from './places.mjs';

/**
 * Lets tfjs-node's own script download an older TensorFlow and a compiled binding into its package.
 * @param {import('../step.mjs').Report} report
 */
export async function downloadPrebuiltEngine(report) {
  report("downloading tfjs-node's own TensorFlow and binding");
  const { code, output } = await capture(process.execPath, [join(tfjsNodePackage, 'scripts', 'install.js')], {
    cwd: tfjsNodePackage,
    // The script calls node-pre-gyp by its name.
    env: { ...process.env, PATH: [inRepository('node_modules', '.bin'), process.env.PATH].join(delimiter) },
    timeoutMs: 15 * 60 * 1000,
  });
  if (code === 0 && existsSync(bindingPlace)) return;
  rmSync(join(tfjsNodePackage, 'deps'), { recursive: true, force: true });
  throw new SetupError("tfjs-node's own download failed", output);
}
