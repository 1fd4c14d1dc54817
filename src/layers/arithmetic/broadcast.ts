import type { Shape } from '../../document/Shape';

/**
 * The shape of two inputs joined value by value, compared from the last axis; a size of 1 is stretched, missing axes
 * are 1. Null where they do not fit. As in Keras' layers/merging/base_merge.py.
 */
export function broadcast(a: Shape, b: Shape): Shape | null {
  const [longer, shorter] = a.length >= b.length ? [a, b] : [b, a];
  const lead = longer.length - shorter.length;
  const joined = longer.map((size, axis) => joinedSize(size, axis < lead ? 1 : (shorter[axis - lead] ?? 1)));
  return joined.every((size) => size !== null) ? joined : null;
}

function joinedSize(a: number, b: number): number | null {
  if (a === 1) return b;
  return b === 1 || a === b ? a : null;
}
