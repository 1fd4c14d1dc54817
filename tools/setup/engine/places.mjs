import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolder, inRepository } from '../../common/paths.mjs';

export const tensorflowVersion = '2.21.0';
export const tfjsVersion = '4.22.0';

/** tfjs-node's package, and where it looks for its binding. */
export const tfjsNodePackage = inRepository('node_modules', '@tensorflow', 'tfjs-node');
export const bindingPlace = join(tfjsNodePackage, 'lib', 'napi-v8', 'tfjs_binding.node');

/** @typedef {'cpu' | 'cuda'} Variant for the processor alone, or for NVIDIA's GPUs too */

/** @type {readonly Variant[]} */
export const variants = ['cpu', 'cuda'];

/** Where the engines are installed: once for all clones of one user. */
export const enginesFolder = () => join(dataFolder(), 'engines');

/** @param {Variant} variant */
export const engineFolder = (variant) =>
  join(enginesFolder(), `tensorflow-${tensorflowVersion}-${variant}-tfjs-${tfjsVersion}`);

/** @param {string} folder of an engine */
export const bindingIn = (folder) => join(folder, 'tfjs_binding.node');

/**
 * @typedef {object} EngineRecord what is installed, in engine.json
 * @property {string} tensorflow version
 * @property {string} tfjs version
 * @property {Variant} device
 * @property {string} installedAt ISO 8601
 */

/**
 * The record of the engine in a folder, or undefined where there is none or a half-made one.
 * @param {string} folder
 * @returns {EngineRecord | undefined}
 */
export function engineRecord(folder) {
  if (!existsSync(bindingIn(folder))) return undefined;
  try {
    return JSON.parse(readFileSync(join(folder, 'engine.json'), 'utf8'));
  } catch {
    return undefined;
  }
}
