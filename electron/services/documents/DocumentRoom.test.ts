import { mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../testing/temporaryFolder';
import { testServices } from '../testing/testServices';

const text = '{ "any": "text" }';
const withCode = (code: string) => ({ problem: { code } });

describe('documents', () => {
  it('are saved without dialogs under a free name in the documents folder, and listed newest first', async () => {
    const services = testServices();
    const input = { path: null, suggestedName: 'My net', text };
    const first = await services.saveDocument(input);
    const second = await services.saveDocument(input);
    const folder = join(services.dataFolder, 'documents');
    expect([first?.path, second?.path]).toEqual([join(folder, 'My net.cnn.json'), join(folder, 'My net 2.cnn.json')]);
    utimesSync(join(folder, 'My net.cnn.json'), new Date(), new Date(Date.now() + 10_000));
    writeFileSync(join(folder, 'other.txt'), '');
    expect((await services.listDocuments({})).map(({ name }) => name)).toEqual(['My net', 'My net 2']);
  });

  it('are saved again where they were opened', async () => {
    const services = testServices();
    const path = join(temporaryFolder(), 'any name');
    writeFileSync(path, text);
    expect(await services.openDocument({ path })).toEqual({ path, text });
    await services.saveDocument({ path, suggestedName: 'x', text: 'changed' });
    expect(readFileSync(path, 'utf8')).toBe('changed');
  });

  it.each(['model.keras', 'model.h5'])(
    'of another program, %s, are listed, left unread, and not written over',
    async (name) => {
      const folder = temporaryFolder();
      const services = testServices({ documentsFolder: folder });
      const path = join(folder, name);
      writeFileSync(path, Buffer.from([0x50, 0x4b, 0xff]));
      expect((await services.listDocuments({})).map((file) => file.path)).toEqual([path]);
      expect(await services.openDocument({ path })).toEqual({ path, text: null });
      const saved = services.saveDocument({ path, suggestedName: 'x', text });
      await expect(saved).rejects.toMatchObject(withCode('not-a-network-file'));
    },
  );

  it('ask the native dialogs where there are some, and keep the extension', async () => {
    const folder = temporaryFolder();
    const answers = [join(folder, 'chosen'), null];
    const services = testServices({
      dialogs: {
        openDocument: async () => null,
        openModel: async () => null,
        saveDocument: async () => answers.shift() ?? null,
        chooseFolder: async (title) => `/${title}`,
      },
    });
    const input = { path: null, suggestedName: 'x', text };
    expect(await services.saveDocument(input)).toEqual({ path: join(folder, 'chosen.cnn.json') });
    expect(await services.saveDocument(input)).toBeNull();
    expect(await services.openDocument({ path: null })).toBeNull();
    expect(await services.chooseFolder({ title: 'a' })).toBe('/a');
  });

  it('are not written over files that are none', async () => {
    const services = testServices();
    const path = join(temporaryFolder(), 'keys');
    writeFileSync(path, 'secret');
    const saved = services.saveDocument({ path, suggestedName: 'x', text });
    await expect(saved).rejects.toMatchObject(withCode('not-a-network-file'));
    expect(readFileSync(path, 'utf8')).toBe('secret');
  });

  it.each([
    ['a folder', (path: string) => mkdirSync(path), 'is-folder'],
    ['bytes that are no text', (path: string) => writeFileSync(path, Buffer.from([0xff, 0xfe, 0x00])), 'not-text'],
    ['too much', (path: string) => writeFileSync(path, Buffer.alloc(50_000_001, 0x20)), 'file-too-large'],
  ])('are refused when opening finds %s', async (_, make, code) => {
    const path = join(temporaryFolder(), 'a.cnn.json');
    make(path);
    await expect(testServices().openDocument({ path })).rejects.toMatchObject(withCode(code));
  });

  it('are remembered, the last nine that are still there', async () => {
    const services = testServices();
    const folder = temporaryFolder();
    const paths = Array.from({ length: 11 }, (_, index) => join(folder, `net ${index}.cnn.json`));
    for (const path of paths) await services.saveDocument({ path, suggestedName: 'x', text });
    rmSync(join(folder, 'net 10.cnn.json'));
    await services.openDocument({ path: join(folder, 'net 5.cnn.json') });
    const expected = [5, 9, 8, 7, 6, 4, 3].map((index) => `net ${index}`);
    const recent = await testServices({ dataFolder: services.dataFolder }).listRecent({});
    expect(recent.map(({ name }) => name)).toEqual([...expected, 'net 2']);
    await services.clearRecent({});
    expect(await services.listRecent({})).toEqual([]);
  });

  it('have a recovery copy that outlives the app', async () => {
    const services = testServices();
    const windowId = 'a';
    expect(await services.readRecovery({ windowId })).toBeNull();
    const edits = ['first', 'second', 'third'];
    await Promise.all(edits.map((edit) => services.writeRecovery({ windowId, text: edit, path: '/a' })));
    const later = testServices({ dataFolder: services.dataFolder });
    expect(await later.readRecovery({ windowId: 'b' })).toMatchObject({ text: 'third', path: '/a' });
    await later.clearRecovery({ windowId: 'b' });
    for (const id of ['a', 'b']) expect(await later.readRecovery({ windowId: id })).toBeNull();
  });

  it('have a recovery copy a window, which no other one is offered, overwrites or drops', async () => {
    const services = testServices();
    await services.writeRecovery({ windowId: 'a', text: 'of a', path: null });
    expect(await services.readRecovery({ windowId: 'b' })).toBeNull();
    await services.clearRecovery({ windowId: 'b' });
    await services.writeRecovery({ windowId: 'b', text: 'of b', path: null });
    await services.clearRecovery({ windowId: 'b' });
    // The window is loaded again.
    expect(await services.readRecovery({ windowId: 'a' })).toMatchObject({ text: 'of a' });
    const later = testServices({ dataFolder: services.dataFolder });
    expect(await later.readRecovery({ windowId: 'c' })).toMatchObject({ text: 'of a' });
  });

  it('that were restored are copied anew, and not offered twice', async () => {
    const first = testServices();
    await first.writeRecovery({ windowId: 'a', text: 'lost', path: null });
    const services = testServices({ dataFolder: first.dataFolder });
    await services.readRecovery({ windowId: 'b' });
    await services.writeRecovery({ windowId: 'b', text: 'restored', path: null });
    expect(await services.readRecovery({ windowId: 'c' })).toBeNull();
    const later = testServices({ dataFolder: first.dataFolder });
    expect(await later.readRecovery({ windowId: 'd' })).toMatchObject({ text: 'restored' });
    await later.clearRecovery({ windowId: 'd' });
    expect(await later.readRecovery({ windowId: 'd' })).toBeNull();
  });

  it('that several windows left are offered one after the other, the newest first', async () => {
    const first = testServices();
    await first.writeRecovery({ windowId: 'a', text: 'older', path: null });
    await new Promise((resolve) => setTimeout(resolve, 5));
    await first.writeRecovery({ windowId: 'b', text: 'newer', path: null });
    const services = testServices({ dataFolder: first.dataFolder });
    for (const text of ['newer', 'older']) {
      expect(await services.readRecovery({ windowId: 'c' })).toMatchObject({ text });
      await services.clearRecovery({ windowId: 'c' });
    }
    expect(await services.readRecovery({ windowId: 'c' })).toBeNull();
  });
});
