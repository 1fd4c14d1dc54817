/** Numbers in a typed array that doubles when it is full: appending costs no garbage, reading no copy. */
export class GrowingColumn {
  private buffer = new Float64Array(1024);
  private used = 0;

  get length(): number {
    return this.used;
  }

  /** The memory behind the column; only the first `length` numbers count. Valid until the next `push`. */
  get values(): Float64Array {
    return this.buffer;
  }

  /** The last number, or NaN of an empty column. */
  get last(): number {
    return this.at(this.used - 1);
  }

  /** The number at `index`, or NaN outside the column. */
  at(index: number): number {
    return index >= 0 && index < this.used ? (this.buffer[index] ?? Number.NaN) : Number.NaN;
  }

  push(value: number): void {
    if (this.used === this.buffer.length) {
      const larger = new Float64Array(this.buffer.length * 2);
      larger.set(this.buffer);
      this.buffer = larger;
    }
    this.buffer[this.used] = value;
    this.used += 1;
  }

  clear(): void {
    this.used = 0;
  }
}
