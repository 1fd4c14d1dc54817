import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/document/json';
import type { ParamSpec } from '../../src/layers/params';
import { isScrubbable, scrubbed } from './scrubParam';

const words = { label: 'Value', help: 'A value.' };
const count: ParamSpec = { ...words, kind: 'integer', default: 32, min: 1 };
const rate: ParamSpec = { ...words, kind: 'number', default: 0.5, min: 0, max: 1, exclusiveMax: true };
const limit: ParamSpec = { ...words, kind: 'optionalNumber', default: null, nullMeans: 'no limit' };
const size: ParamSpec = { ...words, kind: 'pair', default: [3, 3] };

describe('scrubbed', () => {
  it.each<{ readonly spec: ParamSpec; readonly from: Json; readonly steps: number; readonly result: Json | null }>([
    { spec: count, from: 32, steps: 4.4, result: 36 },
    { spec: count, from: 3, steps: -10, result: 1 },
    { spec: rate, from: 0.5, steps: -2, result: 0.48 },
    { spec: rate, from: 0.9, steps: 50, result: null },
    { spec: size, from: [3, 5], steps: 2, result: [5, 7] },
    { spec: size, from: [3, 5], steps: -4, result: [1, 1] },
  ])('$spec.kind $from by $steps is $result', ({ spec, from, steps, result }) => {
    expect(scrubbed(spec, from, steps)).toEqual(result);
  });
});

describe('isScrubbable', () => {
  it.each<{ readonly spec: ParamSpec; readonly value: Json; readonly answer: boolean }>([
    { spec: count, value: 32, answer: true },
    { spec: limit, value: 6, answer: true },
    { spec: limit, value: null, answer: false },
    { spec: size, value: [3, 3], answer: true },
    { spec: size, value: 'three', answer: false },
    { spec: { ...words, kind: 'boolean', default: true }, value: true, answer: false },
  ])('$spec.kind $value: $answer', ({ spec, value, answer }) => {
    expect(isScrubbable(spec, value)).toBe(answer);
  });
});
