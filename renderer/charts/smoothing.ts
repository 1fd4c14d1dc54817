import type { GrowingColumn } from './GrowingColumn';

/**
 * The exponential moving average of W&B's and TensorBoard's charts, debiased so that it starts at the first value and a
 * constant stays constant: `last = w · last + (1 - w) · y`, divided by `1 - wⁿ`. Computed on every point, before any
 * thinning, so that a point once drawn stays where it is. Values that are not finite are passed over and stay marked.
 */
export class SmoothedColumn {
  private average = new Float64Array(0);
  private done = 0;
  private last = 0;
  private debias = 0;
  private generation = -1;
  private weight = -1;

  /** The smoothed values of `raw`, which has grown since; only the first `raw.length` count. */
  update(raw: GrowingColumn, weight: number, generation: number): Float64Array {
    if (weight !== this.weight || generation !== this.generation || raw.length < this.done) {
      this.done = 0;
      this.last = 0;
      this.debias = 0;
      this.weight = weight;
      this.generation = generation;
    }
    if (this.average.length < raw.length) {
      const larger = new Float64Array(raw.values.length);
      larger.set(this.average);
      this.average = larger;
    }
    const values = raw.values;
    for (; this.done < raw.length; this.done += 1) {
      const value = values[this.done] ?? Number.NaN;
      if (!Number.isFinite(value)) {
        this.average[this.done] = value;
        continue;
      }
      this.last = weight * this.last + (1 - weight) * value;
      this.debias = weight * this.debias + (1 - weight);
      this.average[this.done] = this.last / this.debias;
    }
    return this.average;
  }
}
