/** The size of one example: `[height, width, channels]` or `[units]`; the batch is left out. Channels last. */
export type Shape = readonly number[];

/** Height and width. */
export type Pair = readonly [number, number];

/** "30 × 30 × 16". */
export function formatShape(shape: Shape): string {
  return shape.map(formatCount).join(' × ');
}

/** "1,152": whole numbers with a comma each three digits, the same everywhere. */
export function formatCount(value: number): string {
  const plain = String(value);
  // Most sizes are small, and this runs for every number on the canvas at every keystroke.
  if (Math.abs(value) < 1000) return plain;
  const [whole = '', fraction] = plain.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** Number of values in a shape. */
export function sizeOf(shape: Shape): number {
  return shape.reduce((product, size) => product * size, 1);
}

export function shapesEqual(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((size, axis) => size === b[axis]);
}
