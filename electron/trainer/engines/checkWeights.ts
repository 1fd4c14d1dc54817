import type { Shape } from '../../../src/document/Shape';
import { shapesEqual, sizeOf } from '../../../src/document/Shape';
import type { OptimizerState, Values, Weights } from './Engine';

/** The values for one weight. Throws an Error that names the layer and the weight where they are not there or do not fit. */
export function valuesFor(
  weights: Weights,
  { layerId, name, shape }: { readonly layerId: string; readonly name: string; readonly shape: Shape },
): Values {
  const value = weights.get(layerId)?.get(name);
  if (value === undefined) throw new Error(`There are no values for weight "${name}" of layer "${layerId}".`);
  if (!shapesEqual(value.shape, shape) || value.data.length !== sizeOf(shape)) {
    const sizes = `[${value.shape.join(', ')}] instead of [${shape.join(', ')}]`;
    throw new Error(`Weight "${name}" of layer "${layerId}" has shape ${sizes}.`);
  }
  return value;
}

/** Throws where an optimizer that remembers something under these names is given the state of another one. */
export function requireMemories(names: readonly string[], state: OptimizerState): void {
  const given = [...state.keys()];
  if (given.length === names.length && names.every((name) => state.has(name))) return;
  const list = (entries: readonly string[]) => (entries.length === 0 ? 'nothing' : entries.join(', '));
  throw new Error(`The state is another optimizer's: it holds ${list(given)}, but ${list(names)} is needed.`);
}
