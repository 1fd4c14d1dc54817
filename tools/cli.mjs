import { buildStale } from './build.mjs';
import { inRepository } from './common/paths.mjs';
import { attach } from './common/processes.mjs';
import { linkEngine } from './setup/engine/link.mjs';
import { engineStep } from './setup/engine/step.mjs';
import { ensure, lastFailure } from './setup/step.mjs';

// npm run -s cli -- COMMAND ...: standard output belongs to the command, so all else goes to standard error.

/**
 * Whether a training without a native engine should install it first: not when another engine was asked for, and not when
 * it was tried in vain before.
 * @param {readonly string[]} args
 */
function wantsEngine(args) {
  if (args[0] !== 'train' || process.env.CONVCANVAS_NO_SETUP === '1') return false;
  const at = args.indexOf('--engine');
  const engine = at >= 0 ? args[at + 1] : args.find((arg) => arg.startsWith('--engine='));
  return !/wasm/i.test(engine ?? '') && !lastFailure(engineStep.id);
}

const args = process.argv.slice(2);
if (!(await buildStale(['cli', 'trainer']))) process.exit(2);
if (!linkEngine() && wantsEngine(args)) {
  const outcome = await ensure(engineStep);
  if (!outcome.ready) console.error(outcome.message);
}
// npm runs scripts in the repository: file names mean the folder where the person is.
const cwd = process.env.npm_lifecycle_event === 'cli' ? process.env.INIT_CWD : undefined;
process.exitCode = await attach(process.execPath, [inRepository('dist', 'cli', 'cli.cjs'), ...args], { cwd });
