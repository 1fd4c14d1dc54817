import { type Dataset, File, FS, Group, ready } from 'h5wasm/node';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Hdf5Group } from '../../../src/codegen/ExportFile';
import { hdf5Parts } from './hdf5';

const group = (content: Partial<Hdf5Group>): Hdf5Group => ({ attributes: {}, groups: {}, datasets: {}, ...content });

/** What the HDF5 library reads of a group. */
function readGroup(read: Group): Hdf5Group {
  const [groups, datasets]: [Record<string, Hdf5Group>, Record<string, Hdf5Group['datasets'][string]>] = [{}, {}];
  for (const name of read.keys()) {
    const entity = read.get(name);
    if (entity instanceof Group) groups[name] = readGroup(entity);
    else {
      const { shape, value } = entity as Dataset;
      datasets[name] = {
        shape: shape ?? [],
        data: typeof value === 'number' ? Float32Array.of(value) : (value as Float32Array),
      };
    }
  }
  const attributes = Object.fromEntries(Object.entries(read.attrs).map(([name, { value }]) => [name, String(value)]));
  return { attributes, groups, datasets };
}

const many = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`layer_${index}`, group({ attributes: { name: `l${index}` } })]),
  );

describe('the HDF5 library reads as it was given', () => {
  beforeAll(() => ready);

  it.each<readonly [string, Hdf5Group]>([
    ['an empty file', group({})],
    [
      'texts of every kind',
      group({ attributes: { a: '', b: 'größe 日本', 'c d': 'x'.repeat(70_000), e: 'größe 日本' } }),
    ],
    ['a number', group({ datasets: { one: { shape: [], data: Float32Array.of(-0.5) } } })],
    [
      'values of odd sizes, one behind the other',
      group({
        datasets: {
          a: { shape: [3], data: Float32Array.of(1, 2, 3) },
          größe: { shape: [1, 1, 5], data: Float32Array.of(1e-38, -1e38, 0, 3.5, 1 / 3) },
          none: { shape: [0, 4], data: new Float32Array() },
          part: { shape: [2], data: Float32Array.of(9, 8, 7).subarray(1) },
        },
      }),
    ],
    [
      'groups in groups',
      group({ groups: { a: group({ groups: { b: group({ groups: { c: group({}) } }) } }), d: group({}) } }),
    ],
    ['thousands of groups', group({ groups: { layers: group({ groups: many(3000) }) } })],
  ])('%s', (_, root) => {
    FS?.writeFile('/read.h5', Buffer.concat([...hdf5Parts(root)]));
    const file = new File('/read.h5', 'r');
    expect(readGroup(file)).toEqual(root);
    file.close();
  });

  it('copies no values', () => {
    const data = new Float32Array(8);
    const parts = hdf5Parts(group({ datasets: { a: { shape: [8], data } } }));
    expect(parts.some(({ buffer }) => buffer === data.buffer)).toBe(true);
  });

  it.each(['', '.', 'a/b'])('refuses the name "%s"', (name) => {
    expect(() => hdf5Parts(group({ groups: { [name]: group({}) } }))).toThrow('no place for the name');
  });
});
