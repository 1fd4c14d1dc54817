import { cpus } from 'node:os';
import type { Engine } from '../Engine';
import { loadBinding } from './loadBinding';
import { TensorflowDecoder } from './TensorflowDecoder';
import { TensorflowModel } from './TensorflowModel';

/** Opens the engine that trains a network as one compiled graph. Throws `EngineUnavailableError`. */
export async function openTensorflow(): Promise<Engine> {
  const binding = loadBinding();
  return {
    description: {
      engine: 'tensorflow',
      library: `TensorFlow ${binding.TF_Version}`,
      device: binding.isUsingGpuDevice() ? 'GPU' : 'CPU',
      // TensorFlow takes a thread a logical core unless it is told otherwise.
      threads: Number(process.env.TF_NUM_INTRAOP_THREADS) || cpus().length,
    },
    decoder: new TensorflowDecoder(binding),
    build: async (plan, settings) => new TensorflowModel(binding, plan, settings),
  };
}
