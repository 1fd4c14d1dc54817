import { describe, expect, it } from 'vitest';
import { safetensorsBytes } from './safetensors';

describe('safetensorsBytes', () => {
  const tensors = [
    { name: 'conv.weight', shape: [2, 1, 1, 2], data: Float32Array.of(1, -2, 0.5, 4) },
    { name: '__proto__', shape: [], data: Float32Array.of(7) },
    { name: 'größe "1"', shape: [0, 3], data: new Float32Array(0) },
  ];

  it('writes the length of the header, the header, and the values in order', () => {
    const file = Buffer.concat([...safetensorsBytes(tensors, { format: 'pt' })]);
    const length = Number(file.readBigUInt64LE(0));
    expect(length % 8).toBe(0);
    const header = new Map(Object.entries(JSON.parse(file.toString('utf8', 8, 8 + length)) as object));
    expect(header).toEqual(
      new Map<string, unknown>([
        ['__metadata__', { format: 'pt' }],
        ['conv.weight', { dtype: 'F32', shape: [2, 1, 1, 2], data_offsets: [0, 16] }],
        ['__proto__', { dtype: 'F32', shape: [], data_offsets: [16, 20] }],
        ['größe "1"', { dtype: 'F32', shape: [0, 3], data_offsets: [20, 20] }],
      ]),
    );
    const values = file.subarray(8 + length);
    expect([0, 4, 8, 12, 16].map((offset) => values.readFloatLE(offset))).toEqual([1, -2, 0.5, 4, 7]);
    expect(values.length).toBe(20);
  });

  it('writes values that are a part of a larger array', () => {
    const data = Float32Array.of(9, 1, 2, 9).subarray(1, 3);
    const [, values] = safetensorsBytes([{ name: 'a', shape: [2], data }]);
    expect(Buffer.from(values ?? []).readFloatLE(4)).toBe(2);
    expect(values).toHaveLength(8);
  });

  it.each([
    ['two tensors of one name', [tensors[1], tensors[1]], 'two tensors named "__proto__"'],
    ['too few values', [{ name: 'a', shape: [3], data: new Float32Array(2) }], '"a" has 2 values'],
  ])('refuses %s', (_, wrong, message) => {
    expect(() => safetensorsBytes(wrong as typeof tensors)).toThrow(message);
  });
});
