import type { EngineDescription, EngineName } from '../../../src/contract/trainerMessages';
import type { Engine } from './Engine';
import { loadBinding } from './tensorflow/loadBinding';
import { openTensorflow } from './tensorflow/openTensorflow';
import { TensorflowDecoder } from './tensorflow/TensorflowDecoder';

/**
 * Loads an engine. A process opens one, and loads no other's library: they take a second each. Throws
 * `EngineUnavailableError` with what is missing and the command that gets it.
 */
export async function openEngine(name: EngineName): Promise<Engine> {
  switch (name) {
    case 'tensorflow':
      return openTensorflow();
    case 'tfjs-node': {
      const { openTfjsNode } = await import('./native/tfjsNode');
      const engine = await tfjsEngine(await openTfjsNode());
      return { ...engine, decoder: new TensorflowDecoder(loadBinding()) };
    }
    case 'tfjs-wasm': {
      const { openTfjsWasm } = await import('./wasm/tfjsWasm');
      return tfjsEngine(await openTfjsWasm());
    }
  }
}

async function tfjsEngine(description: EngineDescription): Promise<Engine> {
  const { TfjsModel } = await import('./tfjs/TfjsModel');
  return { description, build: async (plan, settings) => new TfjsModel(plan, settings) };
}
