import { describe, expect, it } from 'vitest';
import { largestShares, percentOf } from './largestShares';

function share(name: string, params: number, total: number) {
  return { id: name, name, family: 'core', params, share: params / total, formula: null } as const;
}

const names = ({ largest }: ReturnType<typeof largestShares>) => largest.map(({ name }) => name);

describe('largestShares', () => {
  it('names the layers with the most parameters first, and adds up the rest', () => {
    const counts = { a: 10, b: 500, c: 20, d: 300, e: 150, f: 20 };
    const found = largestShares(Object.entries(counts).map(([name, params]) => share(name, params, 1000)));
    expect(names(found)).toEqual(['b', 'd', 'e', 'c']);
    expect(found.largest.map(({ percent }) => percent)).toEqual(['50 %', '30 %', '15 %', '2.0 %']);
    expect(found.others).toEqual({ count: 2, params: 30, percent: '3.0 %' });
  });

  it('names all of five', () => {
    const found = largestShares(['a', 'b', 'c', 'd', 'e'].map((name) => share(name, 20, 100)));
    expect(names(found)).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(found.others).toBeNull();
  });
});

describe('percentOf', () => {
  it.each([
    [0.864, '86 %'],
    [0.0995, '10 %'],
    [0.0994, '9.9 %'],
    [0.0004, '< 0.1 %'],
    [1, '100 %'],
  ])('%f is %s', (value, text) => {
    expect(percentOf(value)).toBe(text);
  });
});
