import { describe, expect, it } from 'vitest';
import { defaultFans, initialValues, initialWeights } from './initializers';
import { RandomStream } from './random';

const shape = [3, 3, 40, 60];
/** Fan-in and fan-out of that shape. */
const [fanIn, fanOut] = [360, 540];

describe('initialisers have the distribution that Keras documents', () => {
  it.each([
    { initializer: 'glorotUniform', limit: Math.sqrt(6 / (fanIn + fanOut)), form: 'uniform' },
    { initializer: 'glorotNormal', deviation: Math.sqrt(2 / (fanIn + fanOut)), form: 'truncated' },
    { initializer: 'heUniform', limit: Math.sqrt(6 / fanIn), form: 'uniform' },
    { initializer: 'heNormal', deviation: Math.sqrt(2 / fanIn), form: 'truncated' },
    { initializer: 'lecunUniform', limit: Math.sqrt(3 / fanIn), form: 'uniform' },
    { initializer: 'lecunNormal', deviation: Math.sqrt(1 / fanIn), form: 'truncated' },
    { initializer: 'randomUniform', limit: 0.05, form: 'uniform' },
    { initializer: 'randomNormal', deviation: 0.05, form: 'normal' },
    // Not widened: its standard deviation is that before the truncation.
    { initializer: 'truncatedNormal', deviation: 0.05 * 0.87962566, form: 'truncated' },
  ] as const)('$initializer', (expected) => {
    const values = initialValues({ shape, initializer: expected.initializer }, new RandomStream(1, 'test'));
    const deviation = expected.form === 'uniform' ? expected.limit / Math.sqrt(3) : expected.deviation;
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const measured = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
    // 21,600 values: the standard error of the mean is 0.7 % of the deviation, that of the deviation 0.5 %.
    expect(Math.abs(mean) / deviation).toBeLessThan(0.03);
    expect(measured / deviation).toBeGreaterThan(0.98);
    expect(measured / deviation).toBeLessThan(1.02);
    const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    const bound = {
      uniform: deviation * Math.sqrt(3),
      truncated: (2 * deviation) / 0.87962566,
      normal: Number.POSITIVE_INFINITY,
    }[expected.form];
    expect(largest).toBeLessThanOrEqual(bound * 1.000001);
    expect(largest).toBeGreaterThan(Math.min(bound * 0.99, 3 * deviation));
  });

  it.each([
    { name: 'more rows', shape: [3, 3, 4, 20], rows: 36, columns: 20 },
    { name: 'more columns', shape: [2, 3, 50], rows: 6, columns: 50 },
  ])('orthogonal, $name', ({ shape, rows, columns }) => {
    const values = initialValues({ shape, initializer: 'orthogonal' }, new RandomStream(1, 'test'));
    const at = (row: number, column: number) => values[row * columns + column] as number;
    const few = Math.min(rows, columns);
    const many = Math.max(rows, columns);
    for (let a = 0; a < few; a++) {
      for (let b = 0; b < few; b++) {
        let product = 0;
        for (let k = 0; k < many; k++) product += rows < columns ? at(a, k) * at(b, k) : at(k, a) * at(k, b);
        expect(product).toBeCloseTo(a === b ? 1 : 0, 5);
      }
    }
  });

  it('zeros and ones', () => {
    const values = (initializer: 'zeros' | 'ones') =>
      Array.from(initialValues({ shape: [3], initializer }, new RandomStream(1, 'test')));
    expect([values('zeros'), values('ones')]).toEqual([
      [0, 0, 0],
      [1, 1, 1],
    ]);
  });
});

describe('defaultFans', () => {
  it.each([
    { shape: [], fans: [1, 1] },
    { shape: [5], fans: [5, 5] },
    { shape: [5, 7], fans: [5, 7] },
    { shape: [3, 2, 5, 7], fans: [30, 42] },
  ])('of $shape are $fans', ({ shape, fans }) => {
    expect(defaultFans(shape)).toEqual(fans);
  });

  it('give way to the fans that a weight names', () => {
    const spread = (fans: [number, number]) => {
      const values = initialValues({ shape, initializer: 'heUniform', fans }, new RandomStream(1, 'test'));
      return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    };
    expect(spread([100, 1]) / spread([400, 1])).toBeCloseTo(2, 5);
  });
});

describe('initialWeights', () => {
  const dense = (id: string) => ({
    id,
    weights: [
      { name: 'kernel', shape: [4, 3], initializer: 'glorotUniform' },
      { name: 'bias', shape: [3], initializer: 'zeros' },
    ] as const,
  });

  it('are the same whatever other layers there are, and differ between layers and seeds', () => {
    const kernel = (weights: ReturnType<typeof initialWeights>, id: string) => weights.get(id)?.get('kernel')?.data;
    const alone = initialWeights([dense('b')], 1);
    const among = initialWeights([dense('a'), { id: 'flatten', weights: [] }, dense('b'), dense('c')], 1);
    expect(kernel(among, 'b')).toEqual(kernel(alone, 'b'));
    expect(kernel(among, 'a')).not.toEqual(kernel(among, 'b'));
    expect(kernel(initialWeights([dense('b')], 2), 'b')).not.toEqual(kernel(alone, 'b'));
    expect([...among.keys()]).toEqual(['a', 'b', 'c']);
  });
});
