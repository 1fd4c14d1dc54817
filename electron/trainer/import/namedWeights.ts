import type { PathStep } from '../../../src/importers/KerasModel';
import type { FileTensor } from '../../../src/importers/matchWeights';

/** The tensors whose names have the layer's own before the weight's: `inner/conv_1/kernel:0`. */
export function namedWeights<T extends FileTensor>(
  tensors: readonly T[],
  path: readonly PathStep[],
): readonly T[] | null {
  const own = path[path.length - 1]?.name ?? '';
  const found = tensors.filter(({ name }) => {
    const rest = (name ?? '').slice(0, (name ?? '').lastIndexOf('/'));
    return rest === own || rest.endsWith(`/${own}`);
  });
  return found.length === 0 ? null : found;
}
