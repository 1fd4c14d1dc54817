import { createRequire } from 'node:module';
import { cpus } from 'node:os';
import type { EngineDescription } from '../../../../src/contract/trainerMessages';
import { EngineUnavailableError } from '../Engine';
import { setNativeEnvironment } from '../nativeEnvironment';
import { registerBatchNormalizationGradient } from '../tfjs/batchNormalization';
import { registerReductionGradients } from '../tfjs/reductionGradients';
import { tf } from '../tfjs/tf';
import type { NativeBackend } from './nativeKernels';
import { registerNativeKernels } from './nativeKernels';

/** Loads TensorFlow as tfjs' backend. Throws `EngineUnavailableError` where it is not installed or does not load. */
export async function openTfjsNode(): Promise<EngineDescription> {
  const require = createRequire(import.meta.url);
  setNativeEnvironment();
  restoreRemovedHelpers(require('node:util') as Record<string, unknown>);
  try {
    require('@tensorflow/tfjs-node');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new EngineUnavailableError(
      'TensorFlow is not installed for this app, or cannot be loaded. Install it with: npm run engine',
      { cause: reason },
    );
  }
  await tf.setBackend('tensorflow');
  const backend = tf.backend() as unknown as NativeBackend;
  registerNativeKernels(backend);
  registerBatchNormalizationGradient();
  registerReductionGradients();
  return {
    engine: 'tfjs-node',
    library: `TensorFlow ${backend.binding.TF_Version}`,
    device: backend.isUsingGpuDevice ? 'GPU' : 'CPU',
    // TensorFlow takes a thread a logical core unless it is told otherwise.
    threads: Number(process.env.TF_NUM_INTRAOP_THREADS) || cpus().length,
  };
}

/** tfjs-node uses two helpers that Node 23 removed. */
function restoreRemovedHelpers(util: Record<string, unknown>): void {
  util.isArray ??= Array.isArray;
  util.isNullOrUndefined ??= (value: unknown) => value === null || value === undefined;
}
