import type { Shape } from '../document/Shape';
import type { RandomStream } from './random';

/**
 * A random matrix with orthonormal rows or columns, whichever are fewer (Saxe et al., 2014), as Keras makes it: all axes
 * but the last are rows. A vector counts as one row.
 */
export function orthogonalValues(shape: Shape, random: RandomStream): Float32Array {
  const columns = shape[shape.length - 1] ?? 1;
  const rows = shape.slice(0, -1).reduce((product, size) => product * size, 1);
  const length = Math.max(rows, columns);
  const vectors: Float64Array[] = [];
  for (let count = Math.min(rows, columns); count > 0; count--) {
    const vector = Float64Array.from({ length }, () => random.normal());
    // Twice, because one pass loses orthogonality to rounding.
    removeDirections(vector, vectors);
    removeDirections(vector, vectors);
    normalize(vector);
    vectors.push(vector);
  }
  const values = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const [vector, place] = rows < columns ? [row, column] : [column, row];
      values[row * columns + column] = vectors[vector]?.[place] ?? 0;
    }
  }
  return values;
}

/** Gram-Schmidt: takes away what the vector shares with each of the (orthonormal) directions. */
function removeDirections(vector: Float64Array, directions: readonly Float64Array[]): void {
  for (const direction of directions) {
    let shared = 0;
    for (let index = 0; index < vector.length; index++) {
      shared += (vector[index] as number) * (direction[index] as number);
    }
    for (let index = 0; index < vector.length; index++) {
      vector[index] = (vector[index] as number) - shared * (direction[index] as number);
    }
  }
}

function normalize(vector: Float64Array): void {
  let squares = 0;
  for (const value of vector) squares += value * value;
  const length = Math.sqrt(squares);
  for (let index = 0; index < vector.length; index++) vector[index] = (vector[index] as number) / length;
}
