import type { Shape } from '../../document/Shape';

/** What stands beyond the border of an image, by Keras' names. */
export const fillModes = ['reflect', 'constant', 'wrap', 'nearest'] as const;
export type FillMode = (typeof fillModes)[number];

/**
 * a0, a1, a2, b0, b1, b2: pixel (x, y) of the new image is the one at (a0 x + a1 y + a2, b0 x + b1 y + b2) of the old one.
 * TensorFlow's ImageProjectiveTransformV3 takes two more, which are 0 here.
 */
export type Transform = readonly [number, number, number, number, number, number];

/** An image, row by row, moved by a transform: bilinear, zeros beyond the border for `constant`. */
export function warp(
  [height = 1, width = 1, channels = 1]: Shape,
  pixels: Float32Array,
  transform: Transform,
  fillMode: FillMode,
): Float32Array {
  const [a0, a1, a2, b0, b1, b2] = transform;
  const warped = new Float32Array(pixels.length);
  let at = 0;
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const x = inside(a0 * column + a1 * row + a2, width, fillMode);
      const y = inside(b0 * column + b1 * row + b2, height, fillMode);
      const [left, top] = [Math.floor(x), Math.floor(y)];
      for (let channel = 0; channel < channels; channel++) {
        const value = (line: number, place: number) =>
          line < 0 || line >= height || place < 0 || place >= width
            ? 0
            : (pixels[(line * width + place) * channels + channel] as number);
        const mix = (line: number) => (left + 1 - x) * value(line, left) + (x - left) * value(line, left + 1);
        warped[at++] = (top + 1 - y) * mix(top) + (y - top) * mix(top + 1);
      }
    }
  }
  return warped;
}

/** Where a place beyond the border is found inside, along one axis. TensorFlow's rules (tensorflow/core/kernels/image). */
function inside(place: number, size: number, fillMode: FillMode): number {
  switch (fillMode) {
    case 'constant':
      return place;
    case 'nearest':
      return within(place, size);
    case 'reflect':
      return within(size === 1 ? 0 : reflected(place, size), size);
    case 'wrap':
      return within(size === 1 ? 0 : wrapped(place, size), size);
  }
}

/** dcba|abcd|dcba */
function reflected(place: number, size: number): number {
  const period = 2 * size;
  if (place < 0) {
    const near = place < period ? period * Math.trunc(-place / period) + place : place;
    return near < -size ? near + period : -near - 1;
  }
  if (place <= size - 1) return place;
  const near = place - period * Math.trunc(place / period);
  return near >= size ? period - near - 1 : near;
}

/** abcd|abcd|abcd */
function wrapped(place: number, size: number): number {
  const period = size - 1;
  if (place < 0) return place + size * (Math.trunc(-place / period) + 1);
  if (place <= size - 1) return place;
  return place - size * Math.trunc(place / period);
}

function within(place: number, size: number): number {
  return Math.min(Math.max(place, 0), size - 1);
}
