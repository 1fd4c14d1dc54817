import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { EngineUnavailableError } from '../Engine';
import { setNativeEnvironment } from '../nativeEnvironment';
import type { Binding } from './binding';

/**
 * TensorFlow itself, without tfjs around it: half the time to load. The environment variables that TensorFlow reads have
 * to be set before. Throws `EngineUnavailableError` where it is not installed or does not load.
 */
export function loadBinding(): Binding {
  const require = createRequire(import.meta.url);
  setNativeEnvironment();
  try {
    const folder = dirname(require.resolve('@tensorflow/tfjs-node/package.json'));
    return require(join(folder, 'lib', 'napi-v8', 'tfjs_binding.node')) as Binding;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new EngineUnavailableError(
      'TensorFlow is not installed for this app, or cannot be loaded. Install it with: npm run engine',
      { cause: reason },
    );
  }
}
