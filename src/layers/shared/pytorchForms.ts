import type { PytorchLayer } from '../emission/PytorchLayer';
import type { PytorchHelper } from '../emission/pytorchHelpers';

/** A layer that is an expression of its only input, without weights. */
export function pytorchExpression(
  write: (input: string) => string,
  helpers: readonly PytorchHelper[] = [],
): PytorchLayer {
  return { modules: [], forward: ([input = 'x']) => write(input), helpers };
}

/** A layer without weights that is one module, called with its only input. */
export function pytorchModule(code: string, helpers: readonly PytorchHelper[] = []): PytorchLayer {
  return {
    modules: [{ suffix: '', code, weights: [] }],
    forward: ([input = 'x'], module) => `${module('')}(${input})`,
    helpers,
  };
}
