import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import type { EngineDescription } from '../../../../src/contract/trainerMessages';
import { EngineUnavailableError } from '../Engine';
import { registerBatchNormalizationGradient, registerBatchNormalizationKernels } from '../tfjs/batchNormalization';
import { registerReductionGradients } from '../tfjs/reductionGradients';
import { tf } from '../tfjs/tf';
import { setConvolutionGradientKernels } from './convolutionGradientKernels';
import { amendForwardKernels } from './forwardKernels';
import { setPoolGradientKernels } from './poolGradientKernels';

/** Loads the WebAssembly backend, with kernels of ours where it lacks gradients or is wrong. */
export async function openTfjsWasm(): Promise<EngineDescription> {
  const require = createRequire(import.meta.url);
  try {
    const wasm = require('@tensorflow/tfjs-backend-wasm') as typeof import('@tensorflow/tfjs-backend-wasm');
    const folder = dirname(require.resolve('@tensorflow/tfjs-backend-wasm/package.json'));
    wasm.setWasmPaths(join(folder, 'dist') + sep);
    if (!(await tf.setBackend('wasm'))) throw new Error('tfjs refused the backend');
    amendForwardKernels();
    setConvolutionGradientKernels();
    setPoolGradientKernels();
    registerBatchNormalizationKernels('wasm');
    registerBatchNormalizationGradient();
    registerReductionGradients();
    return {
      engine: 'tfjs-wasm',
      library: `WebAssembly (tfjs ${wasm.version_wasm})`,
      device: 'CPU',
      threads: wasm.getThreadsCount(),
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new EngineUnavailableError(
      "The WebAssembly engine cannot be loaded. Install the app's packages again with: npm ci",
      { cause: reason },
    );
  }
}
