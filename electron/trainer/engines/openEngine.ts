import type { EngineName } from '../../../src/contract/trainerMessages';
import type { Engine } from './Engine';
import { openTfjsNode } from './native/tfjsNode';
import { TfjsModel } from './tfjs/TfjsModel';
import { openTfjsWasm } from './wasm/tfjsWasm';

/**
 * Loads an engine. A process opens one: where WebAssembly computes, the native library is never loaded. Throws
 * `EngineUnavailableError` with what is missing and the command that gets it.
 */
export async function openEngine(name: EngineName): Promise<Engine> {
  const description = await openers[name]();
  return { description, build: async (plan, settings) => new TfjsModel(plan, settings) };
}

const openers = { 'tfjs-node': openTfjsNode, 'tfjs-wasm': openTfjsWasm } as const satisfies Record<EngineName, unknown>;
