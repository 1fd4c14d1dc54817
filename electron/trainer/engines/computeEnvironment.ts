import * as os from 'node:os';
import type { ComputeChoice } from '../../../src/contract/trainerMessages';

/**
 * Tells TensorFlow on what it may compute. It reads these variables once, when it is loaded, so this comes first. A number of
 * threads that the environment gives already stands where none was chosen.
 */
export function setComputeEnvironment({ threads, device }: ComputeChoice, env: NodeJS.ProcessEnv = process.env): void {
  for (const name of ['TF_NUM_INTRAOP_THREADS', 'TF_NUM_INTEROP_THREADS']) {
    if (threads !== null || !isCount(env[name])) env[name] = String(threads ?? parallelism());
  }
  if (device === 'cpu') env.CUDA_VISIBLE_DEVICES = '-1';
  // Without it TensorFlow takes all the memory of the GPU at once, and another program finds none.
  env.TF_FORCE_GPU_ALLOW_GROWTH ??= 'true';
}

/** How many threads this process may run at once; a container or an affinity may allow fewer than there are cores. */
function parallelism(): number {
  const { availableParallelism } = os as { readonly availableParallelism?: () => number };
  // Node 18.14 and newer has it.
  return availableParallelism?.() ?? os.cpus().length;
}

function isCount(text: string | undefined): boolean {
  return text !== undefined && /^[1-9]\d*$/.test(text);
}
