import { formatShape, type Shape, sizeOf } from '../../document/Shape';
import { formatNumber } from '../describeValue';
import type { Explanation, FormulaLine, WeightSpec } from '../LayerDefinition';

/** A product and its value: factors [3, 3, 16] give "3·3·16" and "144". */
export function product(factors: readonly number[]): string {
  return factors.map(formatNumber).join('·');
}

/** "30·30·16·3·3·3" = "388,800". */
export function productFormula(factors: readonly number[]): Omit<FormulaLine, 'label'> {
  return { formula: product(factors), result: formatNumber(sizeOf(factors)) };
}

/** "(3·3·3 + 1) · 16" = "448": weights for each output, one bias more where there is one. */
export function paramsFormula(each: readonly number[], outputs: number, useBias: boolean): Omit<FormulaLine, 'label'> {
  const formula = useBias ? `(${product(each)} + 1) · ${formatNumber(outputs)}` : product([...each, outputs]);
  return { formula, result: formatNumber((sizeOf(each) + (useBias ? 1 : 0)) * outputs) };
}

/** Number of values in the weights. */
export function countValues(weights: readonly WeightSpec[]): number {
  return weights.reduce((sum, weight) => sum + sizeOf(weight.shape), 0);
}

/** What each axis of a shape is called. */
export function axisLabels(shape: Shape): readonly string[] {
  if (shape.length === 3) return ['Height', 'Width', 'Channels'];
  if (shape.length === 1) return ['Values'];
  return shape.map((_, axis) => `Axis ${axis + 1}`);
}

/** An axis that a layer leaves as it is. */
export function unchangedLine(label: string, size: number): FormulaLine {
  return { label, formula: 'unchanged', result: formatNumber(size) };
}

/** Why a layer's output has its input's shape. */
export function unchangedShape(shape: Shape): Explanation['shape'] {
  return axisLabels(shape).map((label, axis) => unchangedLine(label, shape[axis] ?? 1));
}

/** "a vector of 1,152 values", "an image of 28 × 28 × 3". */
export function shapeInWords(shape: Shape): string {
  if (shape.length === 1) return shape[0] === 1 ? 'one value' : `a vector of ${formatShape(shape)} values`;
  if (shape.length === 3) return `an image of ${formatShape(shape)}`;
  return formatShape(shape);
}
