import { engineState, gpuState, otherEngines } from './setup/engine/state.mjs';
import { cpuEngineStep, cudaEngineStep, engineStep } from './setup/engine/step.mjs';
import { ensure, SetupError } from './setup/step.mjs';

// npm run engine: installs the native engine unless there is one. -- --gpu: the one for NVIDIA's GPUs, from now on;
// -- --cpu: the one for the processor, from now on; -- --check: says which is in place.

const options = process.argv.slice(2);
const known = ['--check', '--gpu', '--cpu'];
const unknown = options.find((option) => !known.includes(option));
if (unknown !== undefined || options.length > 1) {
  console.error(`npm run engine takes one of ${known.join(', ')}${unknown === undefined ? '' : `, not ${unknown}`}.`);
  process.exitCode = 2;
} else if (options[0] === '--check') {
  process.exitCode = await check();
} else {
  const steps = { '--gpu': cudaEngineStep, '--cpu': cpuEngineStep };
  const step = options[0] === '--gpu' || options[0] === '--cpu' ? steps[options[0]] : engineStep;
  const outcome = await ensure(step);
  console.log(outcome.ready ? `The native engine is ready: ${engineState()}.` : outcome.message);
  if (outcome.ready) await tellGpu();
  process.exitCode = outcome.ready ? 0 : 1;
}

/** @returns {Promise<number>} exit status */
async function check() {
  const state = engineState();
  console.log(state ?? 'The native engine is not installed; `npm run engine` installs it.');
  for (const sentence of otherEngines()) console.log(sentence);
  if (state) await tellGpu();
  return state ? 0 : 1;
}

/** For the library with CUDA: whether there is a GPU that it can use. */
async function tellGpu() {
  try {
    const sentence = await gpuState();
    if (sentence) console.log(sentence);
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    console.log('It does not load here; `npm run engine -- --cpu` goes back to the engine for the processor.');
  }
}
