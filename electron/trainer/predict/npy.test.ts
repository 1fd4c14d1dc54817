import { describe, expect, it } from 'vitest';
import { readNpy } from './npy';

function npy(header: string, values: readonly number[], version = 1): Buffer {
  const lengthBytes = version === 1 ? 2 : 4;
  const padded = `${header.padEnd(64 - 8 - lengthBytes - 1)}\n`;
  const length = Buffer.alloc(lengthBytes);
  length.writeUIntLE(padded.length, 0, lengthBytes);
  const numbers = Buffer.alloc(4 * values.length);
  values.forEach((value, index) => {
    numbers.writeFloatLE(value, 4 * index);
  });
  const magic = Buffer.from(`\x93NUMPY${String.fromCharCode(version, 0)}`, 'latin1');
  return Buffer.concat([magic, length, Buffer.from(padded, 'latin1'), numbers]);
}

const header = (shape: string, type = '<f4', order = 'False') =>
  `{'descr': '${type}', 'fortran_order': ${order}, 'shape': ${shape}, }`;
const good = npy(header('(2, 1, 3)'), [1, 2, 3, 4, 5, 6.5]);

describe('readNpy', () => {
  it.each([1, 2, 3])('reads version %d', (version) => {
    const { shape, data } = readNpy(npy(header('(2, 1, 3)'), [1, 2, 3, 4, 5, 6.5], version));
    expect([shape, Array.from(data)]).toEqual([
      [2, 1, 3],
      [1, 2, 3, 4, 5, 6.5],
    ]);
  });

  it('reads a vector and no rows at all', () => {
    expect(readNpy(npy(header('(2,)'), [1, 2])).shape).toEqual([2]);
    expect(readNpy(npy(header('(0, 4)'), [])).data).toHaveLength(0);
  });

  it.each([
    { name: 'another file', file: Buffer.from('hello, this is text'), words: 'this is no .npy file' },
    { name: 'an empty file', file: Buffer.alloc(0), words: 'this is no .npy file' },
    {
      name: 'double precision',
      file: npy(header('(2,)', '<f8'), [1, 2]),
      words: 'its numbers are <f8, but must be float32',
    },
    { name: 'bytes', file: npy(header('(2,)', '|u1'), [1, 2]), words: 'its numbers are |u1' },
    { name: 'column order', file: npy(header('(2,)', '<f4', 'True'), [1, 2]), words: 'column order' },
    {
      name: 'a cut file',
      file: good.subarray(0, good.length - 5),
      words: 'should hold 6 numbers (2 × 1 × 3), but has 19 bytes',
    },
    { name: 'a cut header', file: good.subarray(0, 30), words: 'the file is cut off' },
    { name: 'no shape', file: npy(`{'descr': '<f4', 'fortran_order': False}`, []), words: 'its header has no shape' },
    {
      name: 'a future version',
      file: npy(header('(2,)'), [1, 2], 9),
      words: 'version 9 of the .npy format is not known',
    },
  ])('says what is wrong: $name', ({ file, words }) => {
    expect(() => readNpy(file)).toThrow(words);
  });
});
