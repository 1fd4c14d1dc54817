import type { Shape } from '../../document/Shape';

/** Where an axis without the batch stands, the batch counted, when images are channels first. */
export function axisChannelsFirst(axis: number, rank: number): number {
  if (rank !== 3) return axis + 1;
  return axis === 2 ? 1 : axis + 2;
}

/** The order of all axes, the batch counted, that makes of an image in Keras' order one that is channels first; and back. */
export const toChannelsFirst = [0, 3, 1, 2] as const;
export const toChannelsLast = [0, 2, 3, 1] as const;

/** Whether a tensor of this shape is kept channels first: images are, all others stay in Keras' order. */
export function isImage(shape: Shape): boolean {
  return shape.length === 3;
}
