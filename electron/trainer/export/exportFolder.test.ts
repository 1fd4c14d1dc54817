import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ExportFile } from '../../../src/codegen/ExportFile';
import { temporaryFolder } from '../../services/testing/temporaryFolder';
import { exportPlace } from './exportFolder';
import { writeExport } from './writeExport';

const files: readonly ExportFile[] = [{ path: 'model.py', kind: 'text', text: '' }];

describe('a folder that an export is to go into', () => {
  it.each<[string, (folder: string) => unknown]>([
    ['is not there', () => {}],
    ['is empty', (folder) => mkdirSync(folder)],
    [
      'holds what systems put there',
      (folder) => {
        mkdirSync(folder);
        writeFileSync(join(folder, '.DS_Store'), '');
      },
    ],
  ])('is free where it %s, and is left as it was', async (_, prepare) => {
    const parent = temporaryFolder();
    const folder = join(parent, 'keras');
    prepare(folder);
    const before = readdirSync(parent, { recursive: true });
    expect(await exportPlace(folder)).toEqual({ kind: 'free' });
    expect(readdirSync(parent, { recursive: true })).toEqual(before);
    await expect(writeExport(folder, files)).resolves.toBeDefined();
  });

  it('has an export to be replaced where one was written, whatever was laid beside it', async () => {
    const folder = join(temporaryFolder(), 'keras');
    const began = Math.floor(Date.now() / 1000) * 1000;
    await writeExport(folder, files);
    writeFileSync(join(folder, 'notes.txt'), '');
    const place = await exportPlace(folder);
    expect(place).toMatchObject({ kind: 'export' });
    expect(place.kind === 'export' && Date.parse(place.writtenAt)).toBeGreaterThanOrEqual(began);
  });

  it.each<[string, (parent: string) => string]>([
    [
      'other things',
      (parent) => {
        writeFileSync(join(parent, 'thesis.tex'), '');
        return parent;
      },
    ],
    [
      'a damaged record and a file',
      (parent) => {
        writeFileSync(join(parent, '.convcanvas-export.json'), '{');
        writeFileSync(join(parent, 'thesis.tex'), '');
        return parent;
      },
    ],
    [
      'a file in its place',
      (parent) => {
        writeFileSync(join(parent, 'file'), '');
        return join(parent, 'file');
      },
    ],
    [
      'a file on the way to it',
      (parent) => {
        writeFileSync(join(parent, 'file'), '');
        return join(parent, 'file', 'code', 'keras');
      },
    ],
  ])('is refused with %s, in the words of the export itself', async (_, prepare) => {
    const folder = prepare(temporaryFolder());
    const place = await exportPlace(folder);
    if (place.kind !== 'taken') throw new Error(`it was ${place.kind}`);
    await expect(writeExport(folder, files)).rejects.toMatchObject({ failure: { message: place.message } });
  });
});
