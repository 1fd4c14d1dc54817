/**
 * Random numbers that are the same on every machine. The generator is xoshiro128** 1.1 (Blackman and Vigna, 2018,
 * public domain); its state comes from the seed and the purpose through FNV-1a and SplitMix32.
 * A stream of its own for each purpose keeps one use of chance from changing another.
 */
export class RandomStream {
  private a: number;
  private b: number;
  private c: number;
  private d: number;
  private spareNormal: number | null = null;

  /** Any seed is accepted; it is used through its decimal digits. */
  constructor(seed: number, purpose: string) {
    const next = splitMix32(fnv1a(`${seed}/${purpose}`));
    this.a = next();
    this.b = next();
    this.c = next();
    // An all-zero state would stay zero for ever.
    this.d = next() || 1;
  }

  /** A whole number from 0 to 2^32 - 1. */
  nextUint32(): number {
    const scrambled = Math.imul(rotateLeft(Math.imul(this.b, 5), 7), 9) >>> 0;
    const shifted = this.b << 9;
    this.c ^= this.a;
    this.d ^= this.b;
    this.b ^= this.c;
    this.a ^= this.d;
    this.c ^= shifted;
    this.d = rotateLeft(this.d, 11);
    return scrambled;
  }

  /** A number from 0 up to but not including 1. */
  uniform(): number {
    return this.nextUint32() / 2 ** 32;
  }

  /** A whole number from 0 to `count - 1`, each equally likely. `count` is from 1 to 2^32. */
  below(count: number): number {
    // The last, incomplete cycle of remainders is drawn again: otherwise small numbers would come more often.
    const limit = 2 ** 32 - (2 ** 32 % count);
    let drawn = this.nextUint32();
    while (drawn >= limit) drawn = this.nextUint32();
    return drawn % count;
  }

  /** A normally distributed number with mean 0 and standard deviation 1 (Marsaglia's polar method). */
  normal(): number {
    if (this.spareNormal !== null) {
      const spare = this.spareNormal;
      this.spareNormal = null;
      return spare;
    }
    for (;;) {
      const x = 2 * this.uniform() - 1;
      const y = 2 * this.uniform() - 1;
      const square = x * x + y * y;
      if (square >= 1 || square === 0) continue;
      const factor = Math.sqrt((-2 * Math.log(square)) / square);
      this.spareNormal = y * factor;
      return x * factor;
    }
  }
}

function rotateLeft(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}

/** The 32-bit Fowler-Noll-Vo hash, variant 1a, over UTF-16 units. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/** SplitMix32: spreads one number over as many as are asked for. */
function splitMix32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  };
}
