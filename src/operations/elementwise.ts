import { GraphError } from './Operation';
import { broadcastDimensions } from './shapes';
import type { DataType, Tensor, TensorSpec } from './Tensor';

/** Why operations that compute a gradient have none themselves. */
export const onlyFirst = 'Only first derivatives are taken.';

/** What comes of two tensors that are stretched to one shape, value by value: of their type, or of another one. */
export function stretched([x, y]: readonly [Tensor, Tensor], dtype: DataType = x.dtype): readonly [TensorSpec] {
  if (x.dtype !== y.dtype) {
    throw new GraphError(
      `${x.node.name} is of ${x.dtype} and ${y.node.name} of ${y.dtype}; they have to be of one type.`,
    );
  }
  return [{ dtype, shape: broadcastDimensions(x.shape, y.shape) }];
}
