import type { Tensor4D } from '@tensorflow/tfjs';
import { tf } from '../tfjs/tf';

/** How many rows (or columns) to add before and after; negative numbers cut off. */
export type Margin = readonly [before: number, after: number];

/** Adds zeros around images, or cuts their edges off. */
export function padOrCrop(images: Tensor4D, rows: Margin, columns: Margin): Tensor4D {
  const cut = ([before, after]: Margin): [number, number] => [Math.max(-before, 0), Math.max(-after, 0)];
  const add = ([before, after]: Margin): [number, number] => [Math.max(before, 0), Math.max(after, 0)];
  const [top, bottom] = cut(rows);
  const [left, right] = cut(columns);
  const [count, height, width, channels] = images.shape;
  const cropped =
    top + bottom + left + right === 0
      ? images
      : tf.slice(images, [0, top, left, 0], [count, height - top - bottom, width - left - right, channels]);
  return tf.pad(cropped, [[0, 0], add(rows), add(columns), [0, 0]]);
}

/** Puts `stride - 1` zeros after every row and column. */
export function insertZeros(images: Tensor4D, [down, across]: readonly [number, number]): Tensor4D {
  if (down === 1 && across === 1) return images;
  const [count, height, width, channels] = images.shape;
  const row = width * channels;
  const tall = tf.pad(tf.reshape(images, [count * height, 1, row]), [
    [0, 0],
    [0, down - 1],
    [0, 0],
  ]);
  const wide = tf.pad(tf.reshape(tall, [count * height * down * width, 1, channels]), [
    [0, 0],
    [0, across - 1],
    [0, 0],
  ]);
  return tf.reshape(wide, [count, height * down, width * across, channels]);
}
