import { describe, expect, it } from 'vitest';
import { findLayer } from '../../src/layers/registry';
import { parseNumber, readNumber } from './readNumber';

describe('parseNumber', () => {
  it.each([
    ['16', 16],
    [' 3 ', 3],
    ['0.5', 0.5],
    ['.5', 0.5],
    ['0,5', 0.5],
    ['1,5', 1.5],
    ['1,000', 1000],
    ['1e-3', 0.001],
    ['-1', -1],
    ['−1', -1],
    ['', null],
    ['abc', null],
    ['1 2', null],
    ['0x10', null],
    ['Infinity', null],
    ['1e999', null],
    ['-', null],
  ])('%j is %j', (text, value) => {
    expect(parseNumber(text)).toBe(value);
  });
});

describe('readNumber', () => {
  const params = findLayer('Conv2D')?.params ?? {};
  const read = (param: string, text: string, build: (value: number) => number | number[], kept: number | number[]) => {
    const spec = params[param];
    if (spec === undefined) throw new Error(`no parameter ${param}`);
    return readNumber(spec, text, build, kept);
  };

  it('takes a number that the parameter takes', () => {
    expect(read('filters', '24', (value) => value, 16)).toEqual({ ok: true, value: 24 });
    expect(read('kernelSize', '5', (value) => [value, 3], [3, 3])).toEqual({ ok: true, value: 5 });
  });

  it.each([
    ['filters', '0', 'whole number'],
    ['filters', '2.5', 'whole number'],
    ['filters', '', 'An empty field'],
    ['filters', 'many', '“many”'],
  ])('refuses %s %j, says why, and what is kept', (param, text, words) => {
    const reading = read(param, text, (value) => value, 16);
    expect(reading.ok).toBe(false);
    if (reading.ok) return;
    expect(reading.message).toContain(words);
    expect(reading.message).toContain('keeps 16');
  });
});
