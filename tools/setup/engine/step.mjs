import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { withLock } from '../lock.mjs';
import { SetupError } from '../step.mjs';
import { compileTools, makeCompiledEngine } from './compiled.mjs';
import { chooseEngine, linkEngine } from './link.mjs';
import { bindingIn, bindingPlace, engineFolder, tensorflowVersion, tfjsVersion } from './places.mjs';
import { downloadPrebuiltEngine } from './prebuilt.mjs';
import { verify } from './verify.mjs';

/**
 * The engine that a start installs; where there is any already, it stays.
 * @type {import('../step.mjs').SetupStep}
 */
export const engineStep = {
  id: 'engine',
  title: `Native engine: TensorFlow ${tensorflowVersion}`,
  size: 'about 280 MB to download, 700 MB on disk',
  why: 'trains several times faster than the fallback engine',
  // Also true of a binding that somebody else put there.
  check: async () => linkEngine(),
  install: (report) =>
    withLock(
      `${engineFolder('cpu')}.lock`,
      () => report('waiting for another ConvCanvas that is installing it'),
      () => installEngine(linkEngine, report),
    ),
};

/** @type {import('../step.mjs').SetupStep} */
export const cpuEngineStep = {
  ...engineStep,
  check: async () => chooseEngine('cpu'),
  install: (report) =>
    withLock(
      `${engineFolder('cpu')}.lock`,
      () => report('waiting for another ConvCanvas that is installing it'),
      () => installEngine(() => chooseEngine('cpu'), report),
    ),
};

/** @type {import('../step.mjs').SetupStep} */
export const cudaEngineStep = {
  id: 'gpu-engine',
  title: `Native engine: TensorFlow ${tensorflowVersion} with CUDA`,
  size: 'about 3.4 GB to download, 5.5 GB on disk, 9 GB while it is installed',
  why: 'trains on an NVIDIA GPU',
  check: async () => chooseEngine('cuda'),
  install: (report) =>
    withLock(
      `${engineFolder('cuda')}.lock`,
      () => report('waiting for another ConvCanvas that is installing it'),
      () => installCudaEngine(report),
    ),
};

/** @param {() => boolean} put puts an installed one in place @param {import('../step.mjs').Report} report */
async function installEngine(put, report) {
  if (put()) return;
  const tools = await compileTools();
  let reason = '';
  let command = '';
  let detail = '';
  if ('lacks' in tools) {
    reason = tools.lacks;
    command = tools.get ? `\`${tools.get}\` and then ` : '';
  } else {
    try {
      await installCompiled('cpu', tools, report);
      put();
      return;
    } catch (error) {
      if (!(error instanceof SetupError)) throw error;
      ({ message: reason, detail } = error);
    }
  }
  report(`${reason}: trying tfjs-node's own download instead`);
  try {
    await downloadPrebuiltEngine(report);
    writeRecord('cpu', dirname(bindingPlace), (await verify(bindingPlace)).tensorflow);
    put();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    rmSync(bindingPlace, { force: true });
    const message = `The native engine is not installed, because ${reason} and ${error.message}; ${command}\`npm run engine\` installs it.`;
    throw new SetupError(message, `${detail}\n${error.detail}`);
  }
}

/** @param {import('../step.mjs').Report} report */
async function installCudaEngine(report) {
  if (chooseEngine('cuda')) return;
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    const here = `${process.platform} on ${process.arch}`;
    throw new SetupError(`TensorFlow computes on NVIDIA's GPUs only on Linux on x64, and this is ${here}.`);
  }
  const tools = await compileTools();
  if ('lacks' in tools) {
    const command = tools.get ? `\`${tools.get}\` and then ` : '';
    const message = `The engine for GPUs is not installed, because ${tools.lacks}; ${command}\`npm run engine -- --gpu\` installs it.`;
    throw new SetupError(message);
  }
  try {
    await installCompiled('cuda', tools, report);
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    const message = `The engine for GPUs is not installed, because ${error.message}; \`npm run engine -- --gpu\` tries again.`;
    throw new SetupError(message, error.detail);
  }
  chooseEngine('cuda');
}

/**
 * Makes the engine aside and renames it when it is complete and has been tried.
 * @param {import('./places.mjs').Variant} variant
 * @param {Exclude<Awaited<ReturnType<typeof compileTools>>, { lacks: string }>} tools
 * @param {import('../step.mjs').Report} report
 */
async function installCompiled(variant, tools, report) {
  const aside = `${engineFolder(variant)}.part`;
  mkdirSync(aside, { recursive: true });
  await makeCompiledEngine(variant, aside, tools, report);
  report('checking it with a matrix product');
  writeRecord(variant, aside, (await verify(bindingIn(aside))).tensorflow);
  rmSync(engineFolder(variant), { recursive: true, force: true });
  renameSync(aside, engineFolder(variant));
}

/** @param {import('./places.mjs').Variant} variant @param {string} folder @param {string} tensorflow version */
function writeRecord(variant, folder, tensorflow) {
  /** @type {import('./places.mjs').EngineRecord} */
  const record = { tensorflow, tfjs: tfjsVersion, device: variant, installedAt: new Date().toISOString() };
  writeFileSync(join(folder, 'engine.json'), `${JSON.stringify(record, null, 2)}\n`);
}
