import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { hasPython, runPython } from '../export/testing/python';
import { readWeights } from '../runFolder/weightsFile';
import { importModel } from './importModel';
import { filesFolder, refusal } from './testing/refusals';

const { folder } = filesFolder();
const script = fileURLToPath(new URL('../../../tools/facts/hdf5_links.py', import.meta.url));

describe.skipIf(!hasPython('main'))('HDF5 files with weights elsewhere', () => {
  beforeAll(async () => {
    await runPython('main', [script, folder]);
  }, 120_000);

  it.each([
    ['external storage', 'they lie in another file, which is not followed'],
    ['external storage beside it', 'they lie in another file, which is not followed'],
    ['external link', 'refers to another file'],
    ['external group', 'refers to another file'],
    ['virtual dataset', 'refers to another file'],
    ['dangling soft link', 'refers to another file'],
  ])('by %s are refused in a sentence, and nothing of the other file is read', async (name, message) => {
    expect(await refusal(join(folder, `${name}.h5`))).toContain(message);
  });

  it('by a link in a circle keep the network, and say that the layer begins anew', async () => {
    const path = join(folder, 'soft link in a circle.h5');
    const { weightCount, notes } = await importModel({ path, runFolder: null });
    expect(weightCount).toBe(0);
    expect(notes.map(({ message }) => message)).toEqual([expect.stringContaining('could not be taken over')]);
  });

  it.each(['soft link', 'big endian'])('within the file are read: %s', async (name) => {
    const runFolder = join(folder, `${name}.run`);
    const { weightCount } = await importModel({ path: join(folder, `${name}.h5`), runFolder });
    expect(weightCount).toBe(10);
    const { weights } = await readWeights(join(runFolder, 'weights'));
    expect([...(weights.get('dense')?.get('kernel')?.data ?? [])]).toEqual(Array.from({ length: 8 }, () => 3));
  });
});
