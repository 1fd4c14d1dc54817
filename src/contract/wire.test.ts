import { describe, expect, it } from 'vitest';
import { decodeMessage, encodeMessage } from './wire';

describe('wire', () => {
  it.each([
    ['a number', 1.5],
    ['not a number', Number.NaN],
    ['infinity', [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]],
    ['nested', { batches: [{ loss: Number.NaN, accuracy: 0.5 }], text: 'NaN', nothing: null }],
  ])('brings %s across unchanged', (_, value) => {
    expect(decodeMessage(encodeMessage(value))).toEqual(value);
  });

  it('throws a SyntaxError for what is not JSON', () => {
    expect(() => decodeMessage('{"a":')).toThrow(SyntaxError);
  });
});
