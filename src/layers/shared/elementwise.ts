import { unchangedShape } from '../arithmetic/formulas';
import { formatNumber } from '../describeValue';
import type { InferResult, WeightSpec } from '../LayerDefinition';
import { type Named, succeeded } from '../problems';

/** The result of a layer that keeps its input's shape, value by value. */
export function unchanged(context: Named, weights: readonly WeightSpec[] = [], params?: string): InferResult {
  const shape = context.inputs[0] ?? [];
  const count = weights.reduce((sum, weight) => sum + (weight.shape[0] ?? 1), 0);
  return succeeded(context, {
    output: shape,
    weights,
    macs: 0,
    explanation: {
      shape: unchangedShape(shape),
      ...(params === undefined ? {} : { params: { formula: params, result: formatNumber(count) } }),
    },
  });
}
