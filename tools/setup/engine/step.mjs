import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inRepository } from '../../common/paths.mjs';
import { capture } from '../../common/processes.mjs';
import { withLock } from '../lock.mjs';
import { SetupError } from '../step.mjs';
import { compileTools, makeCompiledEngine } from './compiled.mjs';
import { linkEngine } from './link.mjs';
import { bindingIn, bindingPlace, engineFolder, engineRecord, tensorflowVersion, tfjsVersion } from './places.mjs';
import { downloadPrebuiltEngine } from './prebuilt.mjs';

/** @type {import('../step.mjs').SetupStep} */
export const engineStep = {
  id: 'engine',
  title: `Native engine: TensorFlow ${tensorflowVersion}`,
  size: 'about 280 MB to download, 700 MB on disk',
  why: 'trains several times faster than the fallback engine',
  // Also true of a binding that somebody else put there.
  check: async () => linkEngine(),
  install: (report) =>
    withLock(
      `${engineFolder()}.lock`,
      () => report('waiting for another ConvCanvas that is installing it'),
      () => installEngine(report),
    ),
};

/** @param {import('../step.mjs').Report} report */
async function installEngine(report) {
  if (linkEngine()) return;
  const tools = await compileTools();
  let reason = '';
  let command = '';
  let detail = '';
  if ('lacks' in tools) {
    reason = tools.lacks;
    command = tools.get ? `\`${tools.get}\` and then ` : '';
  } else {
    try {
      await installCompiled(tools, report);
      return;
    } catch (error) {
      if (!(error instanceof SetupError)) throw error;
      ({ message: reason, detail } = error);
    }
  }
  report(`${reason}: trying tfjs-node's own download instead`);
  try {
    await downloadPrebuiltEngine(report);
    writeRecord(dirname(bindingPlace), await verify(bindingPlace));
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    rmSync(bindingPlace, { force: true });
    const message = `The native engine is not installed, because ${reason} and ${error.message}; ${command}\`npm run engine\` installs it.`;
    throw new SetupError(message, `${detail}\n${error.detail}`);
  }
}

/**
 * Makes the engine aside and renames it when it is complete and has been tried.
 * @param {Exclude<Awaited<ReturnType<typeof compileTools>>, { lacks: string }>} tools
 * @param {import('../step.mjs').Report} report
 */
async function installCompiled(tools, report) {
  const aside = `${engineFolder()}.part`;
  mkdirSync(aside, { recursive: true });
  await makeCompiledEngine(aside, tools, report);
  report('checking it with a matrix product');
  writeRecord(aside, await verify(bindingIn(aside)));
  rmSync(engineFolder(), { recursive: true, force: true });
  renameSync(aside, engineFolder());
  linkEngine();
}

/** @param {string} binding @returns {Promise<string>} TensorFlow's version */
async function verify(binding) {
  const program = inRepository('tools', 'setup', 'engine', 'verifyBinding.cjs');
  const { code, output } = await capture(process.execPath, [program, binding], {
    env: { ...process.env, TF_CPP_MIN_LOG_LEVEL: '2' },
  });
  if (code === 0) return output.trim().split('\n').at(-1) ?? '';
  throw new SetupError('the engine that was made does not work', output);
}

/** @param {string} folder @param {string} tensorflow version */
function writeRecord(folder, tensorflow) {
  /** @type {import('./places.mjs').EngineRecord} */
  const record = { tensorflow, tfjs: tfjsVersion, device: 'cpu', installedAt: new Date().toISOString() };
  writeFileSync(join(folder, 'engine.json'), `${JSON.stringify(record, null, 2)}\n`);
}

/** What is installed, in words. */
export function engineState() {
  if (!linkEngine()) return undefined;
  const places = [engineFolder(), dirname(bindingPlace)];
  for (const place of places) {
    const record = engineRecord(place);
    if (record) return `TensorFlow ${record.tensorflow} on the ${record.device.toUpperCase()}, in ${place}`;
  }
  return existsSync(bindingPlace) ? `a binding of unknown origin, ${bindingPlace}` : undefined;
}
