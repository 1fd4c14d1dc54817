import type { Pair, Shape } from '../document/Shape';
import type { Window } from '../layers/LayerDefinition';

/**
 * What one value of a layer's output sees of the input image. `jump` is the distance in input pixels of two
 * neighbours, `grid` the number of places that the values stand at (kept through Flatten).
 */
export type Sight = { readonly size: Pair; readonly jump: Pair; readonly grid: Pair };

/** An input value sees itself. Null for vectors: there are no pixels. */
export function sightOfInput(shape: Shape): Sight | null {
  const [height, width] = shape;
  if (shape.length !== 3 || height === undefined || width === undefined) return null;
  return { size: [1, 1], jump: [1, 1], grid: [height, width] };
}

/**
 * r' = r + (k - 1) · j, j' = j · s (Araujo, Norris, Sim, Distill 2019). Branches that meet: the largest of each.
 * Not cut at the border of the image, as is usual for receptive fields.
 */
export function sightOfLayer(
  inputs: readonly (Sight | null)[],
  window: Window | undefined,
  output: Shape,
): Sight | null {
  const merged = inputs.reduce((a, b) => (a === null || b === null ? null : largest(a, b)));
  if (merged === undefined || merged === null) return null;
  const grid: Pair = output.length === 3 ? [output[0] ?? 1, output[1] ?? 1] : merged.grid;
  if (window === 'all') return everything(merged, output.length === 3 ? grid : [1, 1]);
  if (window !== undefined) {
    return {
      size: eachAxis((axis) => merged.size[axis] + (window.size[axis] - 1) * merged.jump[axis]),
      jump: eachAxis((axis) => merged.jump[axis] * window.stride[axis]),
      grid,
    };
  }
  const sameGrid = grid[0] === merged.grid[0] && grid[1] === merged.grid[1];
  return sameGrid ? merged : everything(merged, grid);
}

function everything(sight: Sight, grid: Pair): Sight {
  return {
    size: eachAxis((axis) => sight.size[axis] + (sight.grid[axis] - 1) * sight.jump[axis]),
    jump: [0, 0],
    grid,
  };
}

function largest(a: Sight, b: Sight): Sight {
  return {
    size: eachAxis((axis) => Math.max(a.size[axis], b.size[axis])),
    jump: eachAxis((axis) => Math.max(a.jump[axis], b.jump[axis])),
    grid: eachAxis((axis) => Math.max(a.grid[axis], b.grid[axis])),
  };
}

function eachAxis(value: (axis: 0 | 1) => number): Pair {
  return [value(0), value(1)];
}
