/** Where the plot lies in its box, in CSS pixels, and what its axes span. */
export type PlotGeometry = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly xMax: number;
  readonly y: readonly [number, number];
  readonly logarithmic: boolean;
};

/** The pixel of a place in epochs. */
export function pixelX({ left, width, xMax }: PlotGeometry, place: number): number {
  return left + (place / xMax) * width;
}

/** The pixel of a value, kept inside the plot. */
export function pixelY({ top, height, y: [low, high], logarithmic }: PlotGeometry, value: number): number {
  const scale = logarithmic ? (each: number) => Math.log10(Math.max(each, Number.MIN_VALUE)) : (each: number) => each;
  const share = (scale(value) - scale(low)) / (scale(high) - scale(low) || 1);
  return top + height * (1 - Math.min(1, Math.max(0, share)));
}
