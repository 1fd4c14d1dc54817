import type { ExportFile } from '../ExportFile';

/** A tensor of a model, as it is stored: `data` in little-endian order. */
export type StoredTensor = {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: 'float32' | 'int32' | 'bool';
  readonly data: Uint8Array;
};

/** As large as the converter makes them: browsers keep files of this size. */
const shardBytes = 4 * 2 ** 20;

/** What `model.json` says of the weights, and the files that hold them, one weight right behind the other. */
export function weightShards(tensors: readonly StoredTensor[]) {
  const shards = shardsOf(tensors.map(({ data }) => data));
  const paths = shards.map((_, index) => `group1-shard${index + 1}of${shards.length}.bin`);
  const weights = tensors.map(({ name, shape, dtype }) => ({ name, shape, dtype }));
  const files = shards.map((parts, index): ExportFile => ({ path: paths[index] ?? '', kind: 'bytes', parts }));
  return { manifest: [{ paths, weights }], files };
}

/** The same bytes in pieces of one size, but for the last; nothing is copied. */
function shardsOf(all: readonly Uint8Array[]): Uint8Array[][] {
  let current: Uint8Array[] = [];
  let room = shardBytes;
  const shards = [current];
  for (const data of all) {
    for (let from = 0; from < data.length; ) {
      if (room === 0) {
        current = [];
        room = shardBytes;
        shards.push(current);
      }
      const part = data.subarray(from, from + room);
      current.push(part);
      from += part.length;
      room -= part.length;
    }
  }
  return shards;
}
