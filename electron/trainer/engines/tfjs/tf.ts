import { createRequire } from 'node:module';

/**
 * tfjs, loaded as the one CommonJS module that its backends register themselves with. It brings no backend that trains in
 * reasonable time: an engine loads its own.
 */
export const tf = createRequire(import.meta.url)('@tensorflow/tfjs') as typeof import('@tensorflow/tfjs');
