import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../testing/temporaryFolder';
import { writeFileAtomically } from './atomicWrite';

describe('writeFileAtomically', () => {
  it('makes a file, and its folder', async () => {
    const path = join(temporaryFolder(), 'new', 'a.json');
    await writeFileAtomically(path, 'text');
    expect(readFileSync(path, 'utf8')).toBe('text');
  });

  it('leaves the old file, and nothing beside it, when it breaks off before the rename', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'a.json');
    writeFileSync(path, 'old');
    const seen: string[] = [];
    const broken = writeFileAtomically(path, 'new', {
      beforeRename: async () => {
        seen.push(...readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8')));
        throw new Error('power cut');
      },
    });
    await expect(broken).rejects.toThrow('power cut');
    // Until then the whole new text was beside the whole old one.
    expect(seen.sort()).toEqual(['new', 'old']);
    expect(readdirSync(folder)).toEqual(['a.json']);
    expect(readFileSync(path, 'utf8')).toBe('old');
  });

  it('keeps permissions, and a link a link', async () => {
    const folder = temporaryFolder();
    const [path, link] = [join(folder, 'a.json'), join(folder, 'link.json')];
    writeFileSync(path, 'old');
    chmodSync(path, 0o640);
    symlinkSync(path, link);
    await writeFileAtomically(link, 'new');
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(statSync(path).mode & 0o777).toBe(0o640);
  });

  it('refuses a folder in its place', async () => {
    const path = join(temporaryFolder(), 'folder');
    mkdirSync(path);
    await expect(writeFileAtomically(path, 'text')).rejects.toMatchObject({ code: 'EISDIR' });
  });

  it('is whole when many write at once', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'a.json');
    const texts = Array.from({ length: 20 }, (_, index) => String(index).repeat(50_000));
    await Promise.all(texts.map((text) => writeFileAtomically(path, text)));
    expect(texts).toContain(readFileSync(path, 'utf8'));
    expect(readdirSync(folder)).toEqual(['a.json']);
  });
});
