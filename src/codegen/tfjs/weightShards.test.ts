import { describe, expect, it } from 'vitest';
import type { StoredTensor } from './weightShards';
import { weightShards } from './weightShards';

const shard = 4 * 2 ** 20;

function tensor(name: string, bytes: number): StoredTensor {
  return { name, shape: [bytes / 4], dtype: 'float32', data: new Uint8Array(bytes).map((_, at) => at % 251) };
}

describe('weights in shards', () => {
  it.each([
    ['nothing', [], [0]],
    ['little', [8, 4], [12]],
    ['exactly one shard', [shard], [shard]],
    ['one number more', [shard, 4], [shard, 4]],
    ['tensors across the borders', [shard - 4, 2 * shard, 12], [shard, shard, shard, 8]],
  ])('hold the same bytes in files of 4 MB: %s', (_, sizes, expected) => {
    const tensors = sizes.map((bytes, index) => tensor(`t${index}`, bytes));
    const { manifest, files } = weightShards(tensors);
    const contents = files.map((file) => (file.kind === 'bytes' ? Buffer.concat(file.parts) : Buffer.alloc(0)));
    expect(contents.map(({ length }) => length)).toEqual(expected);
    expect(Buffer.concat(contents).equals(Buffer.concat(tensors.map(({ data }) => data)))).toBe(true);
    expect(files.map(({ path }) => path)).toEqual(
      expected.map((_size, index) => `group1-shard${index + 1}of${expected.length}.bin`),
    );
    expect(manifest).toEqual([
      {
        paths: files.map(({ path }) => path),
        weights: sizes.map((bytes, index) => ({ name: `t${index}`, shape: [bytes / 4], dtype: 'float32' })),
      },
    ]);
  });
});
