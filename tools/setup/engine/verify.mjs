import { inRepository } from '../../common/paths.mjs';
import { capture } from '../../common/processes.mjs';
import { SetupError } from '../step.mjs';

/**
 * Loads a binding in a process of its own and multiplies two matrices. Throws a SetupError where that does not work.
 * @param {string} binding
 * @returns {Promise<{ tensorflow: string, seesGpu: boolean }>} the version, and whether it would compute on a GPU here
 */
export async function verify(binding) {
  const program = inRepository('tools', 'setup', 'engine', 'verifyBinding.cjs');
  const { code, output } = await capture(process.execPath, [program, binding], {
    env: { ...process.env, TF_CPP_MIN_LOG_LEVEL: '2', TF_FORCE_GPU_ALLOW_GROWTH: 'true' },
  });
  const found = /^TensorFlow (\S+) on (CPU|GPU)$/m.exec(output);
  if (code === 0 && found?.[1] !== undefined) return { tensorflow: found[1], seesGpu: found[2] === 'GPU' };
  throw new SetupError('the engine that was made does not work', output);
}
