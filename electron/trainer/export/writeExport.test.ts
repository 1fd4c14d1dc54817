import { mkdirSync, readdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { File, FS, ready } from 'h5wasm/node';
import { describe, expect, it } from 'vitest';
import type { ExportFile, Hdf5Group } from '../../../src/codegen/ExportFile';
import { temporaryFolder } from '../../services/testing/temporaryFolder';
import { zipEntries } from './testing/zipEntries';
import { writeExport } from './writeExport';

const text = (path: string, content = path): ExportFile => ({ path, kind: 'text', text: content });

const group = (content: Partial<Hdf5Group>): Hdf5Group => ({ attributes: {}, groups: {}, datasets: {}, ...content });
const kernel = { shape: [2, 3], data: Float32Array.of(1, 2, 3, 4, 5, 6.5) };
const weights = group({
  attributes: { name: 'größe' },
  groups: {
    layers: group({
      groups: { dense: group({ datasets: { '0': kernel, '1': { shape: [0], data: new Float32Array() } } }) },
    }),
  },
  datasets: { one: { shape: [], data: Float32Array.of(7) } },
});

/** Cannot be written: two parts of a path in one name. */
const impossible: ExportFile = { path: 'weights.h5', kind: 'hdf5', root: group({ groups: { 'a/b': group({}) } }) };

const read = (folder: string, path: string) => readFileSync(join(folder, path), 'utf8');
const filesOf = (folder: string) => readdirSync(folder).filter((name) => !name.startsWith('.'));
const newFolder = () => join(temporaryFolder(), 'My network', 'keras');

describe('writeExport', () => {
  it('writes every kind of file, and says how large each is', async () => {
    const folder = newFolder();
    const result = await writeExport(folder, [
      text('README.md', 'Größe\n'),
      { path: 'weights/a.bin', kind: 'bytes', parts: [Uint8Array.of(1, 2), Uint8Array.of(3)] },
      { path: 'weights.h5', kind: 'hdf5', root: weights },
      {
        path: 'model.keras',
        kind: 'zip',
        entries: [text('config.json', '{}'), { path: 'w.h5', kind: 'hdf5', root: weights }],
      },
    ]);
    expect(result).toMatchObject({ folder, notes: [] });
    expect(result.files.slice(0, 2)).toEqual([
      { path: 'README.md', bytes: 8 },
      { path: 'weights/a.bin', bytes: 3 },
    ]);
    expect(read(folder, 'README.md')).toBe('Größe\n');
    expect([...readFileSync(join(folder, 'weights', 'a.bin'))]).toEqual([1, 2, 3]);
    await expectWeights(readFileSync(join(folder, 'weights.h5')));
    const entries = await zipEntries(join(folder, 'model.keras'));
    expect(entries.map(({ path, stored }) => [path, stored])).toEqual([
      ['config.json', true],
      ['w.h5', true],
    ]);
    expect(entries[0]?.content.toString()).toBe('{}');
    await expectWeights(entries[1]?.content ?? new Uint8Array());
  });

  it('replaces an earlier export, and leaves alone what else lies there', async () => {
    const folder = newFolder();
    await writeExport(folder, [text('model.py', 'first'), text('old/only.py')]);
    writeFileSync(join(folder, 'mine.txt'), 'mine');
    const { notes } = await writeExport(folder, [text('model.py', 'second'), text('data.py')]);
    expect(notes).toEqual([]);
    expect(read(folder, 'model.py')).toBe('second');
    expect(read(folder, 'mine.txt')).toBe('mine');
    expect(filesOf(folder)).toEqual(['data.py', 'mine.txt', 'model.py', 'old']);
    expect(filesOf(join(folder, 'old'))).toEqual([]);
  });

  it('keeps what somebody has changed in an earlier export', async () => {
    const folder = newFolder();
    await writeExport(folder, [text('train.py', 'first')]);
    for (const change of ['mine', 'mine again']) {
      writeFileSync(join(folder, 'train.py'), change);
      const { notes } = await writeExport(folder, [text('train.py', 'second')]);
      expect(notes).toHaveLength(1);
    }
    expect(read(folder, 'train.py')).toBe('second');
    expect(read(folder, 'train (changed).py')).toBe('mine');
    expect(read(folder, 'train (changed 2).py')).toBe('mine again');
  });

  it('leaves an earlier export whole where a file cannot be made', async () => {
    const folder = newFolder();
    await writeExport(folder, [text('model.py', 'first')]);
    await expect(writeExport(folder, [text('model.py', 'second'), impossible])).rejects.toThrow(
      'an error in the program',
    );
    expect(read(folder, 'model.py')).toBe('first');
    expect(readdirSync(folder).sort()).toEqual(['.convcanvas-export.json', 'model.py']);
  });

  it('takes back what it has put in place where a later place is not free', async () => {
    const folder = newFolder();
    await writeExport(folder, [text('a.py', 'first'), text('b.py', 'first')]);
    renameSync(join(folder, 'b.py'), join(folder, 'c.py'));
    mkdirSync(join(folder, 'b.py'));
    await expect(writeExport(folder, [text('a.py', 'second'), text('b.py', 'second')])).rejects.toThrow('is a folder');
    expect(read(folder, 'a.py')).toBe('first');
  });

  it('makes no folder for an export that fails', async () => {
    const folder = join(temporaryFolder(), 'new');
    await expect(writeExport(folder, [impossible])).rejects.toThrow();
    expect(() => readdirSync(folder)).toThrow();
  });

  it('refuses a folder with other things in it', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'thesis.tex'), '');
    await expect(writeExport(folder, [text('a.py')])).rejects.toMatchObject({ failure: { code: 'folder-not-empty' } });
    expect(filesOf(folder)).toEqual(['thesis.tex']);
  });

  it('refuses a path through a file', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'file'), '');
    const written = writeExport(join(folder, 'file', 'keras'), [text('a.py')]);
    await expect(written).rejects.toMatchObject({ failure: { code: 'folder-unwritable' } });
  });

  it.each(['../a.py', '/a.py', 'a/../../b.py', '', 'a//b', 'a\\b', '..', 'c:a', 'a.', '.convcanvas-export.json'])(
    'does not write "%s"',
    async (path) => {
      const parent = temporaryFolder();
      await expect(writeExport(join(parent, 'out'), [text(path)])).rejects.toThrow();
      expect(readdirSync(parent)).toEqual([]);
    },
  );

  it('follows no link out of the folder', async () => {
    const [folder, elsewhere] = [newFolder(), temporaryFolder()];
    await writeExport(folder, [text('a.py')]);
    symlinkSync(elsewhere, join(folder, 'web'));
    await expect(writeExport(folder, [text('a.py'), text('web/page.html')])).rejects.toThrow('is no folder');
    expect(readdirSync(elsewhere)).toEqual([]);
  });

  it('believes no record that names files elsewhere', async () => {
    const [folder, elsewhere] = [temporaryFolder(), temporaryFolder()];
    writeFileSync(join(elsewhere, 'mine.txt'), 'mine');
    const path = `../${elsewhere.split('/').at(-1)}/mine.txt`;
    const record = { format: 'convcanvas-export', formatVersion: 1, files: [{ path, sha256: '' }] };
    writeFileSync(join(folder, '.convcanvas-export.json'), JSON.stringify(record));
    await expect(writeExport(folder, [text('a.py')])).rejects.toMatchObject({ failure: { code: 'folder-not-empty' } });
    expect(read(elsewhere, 'mine.txt')).toBe('mine');
  });
});

async function expectWeights(bytes: Uint8Array): Promise<void> {
  await ready;
  FS?.writeFile('/read.h5', bytes);
  const file = new File('/read.h5', 'r');
  const dataset = (path: string) => file.get(path) as { shape: number[]; value: unknown; dtype: string } | null;
  expect(file.attrs.name?.value).toBe('größe');
  expect(dataset('layers/dense/0')).toMatchObject({ shape: [2, 3], dtype: '<f', value: kernel.data });
  expect(dataset('layers/dense/1')).toMatchObject({ shape: [0] });
  expect(dataset('one')).toMatchObject({ shape: [], value: 7 });
  file.close();
}
