import type { Pair } from '../../document/Shape';
import { formatNumber } from '../describeValue';
import type { FormulaLine } from '../LayerDefinition';

/** A window that slides along one axis: a kernel or a pool. Sizes in pixels. */
export type SlidingWindow = {
  readonly size: number;
  readonly kernel: number;
  readonly stride: number;
  readonly dilation: number;
  readonly padding: 'valid' | 'same';
};

/** How many pixels a kernel reaches over: d · (k - 1) + 1. */
export function reach(kernel: number, dilation: number): number {
  return dilation * (kernel - 1) + 1;
}

/** Number of places at which the window stands; below 1 where it does not fit. As in Keras' operation_utils. */
export function slidingSize({ size, kernel, stride, dilation, padding }: SlidingWindow): number {
  return padding === 'same'
    ? Math.floor((size - 1) / stride) + 1
    : Math.floor((size - reach(kernel, dilation)) / stride) + 1;
}

/** "(32 - 3) / 1 + 1", "floor((28 - 3) / 2) + 1", "ceil(28 / 2)". */
export function slidingFormula(window: SlidingWindow): Omit<FormulaLine, 'label'> {
  const { size, kernel, stride, dilation, padding } = window;
  const result = formatNumber(slidingSize(window));
  const [n, k, s, d] = [size, kernel, stride, dilation].map(formatNumber);
  if (padding === 'same') return { formula: `ceil(${n} / ${s})`, result };
  const room = dilation === 1 ? `(${n} - ${k})` : `(${n} - ${d}·(${k} - 1) - 1)`;
  const divides = (size - reach(kernel, dilation)) % stride === 0;
  return { formula: divides ? `${room} / ${s} + 1` : `floor(${room} / ${s}) + 1`, result };
}

/** The largest kernel that fits `size` pixels. */
export function largestKernel(size: number, dilation: number): number {
  return Math.floor((size - 1) / dilation) + 1;
}

/** A transposed convolution's size: n · s, and what the kernel reaches beyond the last step where nothing is cut. */
export function transposedSize({ size, kernel, stride, padding }: SlidingWindow): number {
  return padding === 'same' ? size * stride : size * stride + Math.max(kernel - stride, 0);
}

/** "(14 - 1)·2 + 3", "14·2". */
export function transposedFormula(window: SlidingWindow): Omit<FormulaLine, 'label'> {
  const { size, kernel, stride, padding } = window;
  const result = formatNumber(transposedSize(window));
  const [n, k, s] = [size, kernel, stride].map(formatNumber);
  return { formula: padding === 'same' || kernel <= stride ? `${n}·${s}` : `(${n} - 1)·${s} + ${k}`, result };
}

/** One value an axis, height first. */
export function eachAxis<T>(value: (axis: 0 | 1) => T): readonly [T, T] {
  return [value(0), value(1)];
}

export function anyAbove(pair: Pair, limit: number): boolean {
  return pair[0] > limit || pair[1] > limit;
}
