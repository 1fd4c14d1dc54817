import type { Pair, Shape } from '../../document/Shape';
import { eachAxis, reach, type SlidingWindow, slidingSize } from '../arithmetic/windows';
import type { Sides } from '../params';
import { type Sliding, windowsOf } from './convolution';

/** How many pixels Keras adds before and after each axis for a sliding window; where they are odd, the last side gets more. */
export function paddingOf(image: Shape, sliding: Sliding): Sides {
  const windows = windowsOf(image, sliding);
  return eachAxis((axis) => (sliding.padding === 'same' ? halves(missing(windows[axis])) : [0, 0]));
}

/** How many pixels Keras cuts off what a transposed convolution makes, before and after each axis. */
export function transposedCrop(sliding: Omit<Sliding, 'dilationRate'>): Sides {
  return eachAxis((axis) =>
    sliding.padding === 'same' ? halves(Math.max(sliding.kernelSize[axis] - sliding.strides[axis], 0)) : [0, 0],
  );
}

/** How many rows and columns a transposed convolution has behind the last pattern that it draws. */
export function transposedGap({ kernelSize, strides }: Pick<Sliding, 'kernelSize' | 'strides'>): Pair {
  return eachAxis((axis) => Math.max(strides[axis] - kernelSize[axis], 0));
}

export function isSymmetric(sides: Sides): boolean {
  return sides.every(([before, after]) => before === after);
}

/** [top, left, bottom, right], as ONNX' `pads`. */
export function onnxPads([[top, bottom], [left, right]]: Sides): readonly [number, number, number, number] {
  return [top, left, bottom, right];
}

function missing(window: SlidingWindow): number {
  const { size, kernel, stride, dilation } = window;
  return Math.max((slidingSize(window) - 1) * stride + reach(kernel, dilation) - size, 0);
}

function halves(total: number): Pair {
  const before = Math.floor(total / 2);
  return [before, total - before];
}
