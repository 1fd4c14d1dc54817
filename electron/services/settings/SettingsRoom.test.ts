import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { settingsSchema } from '../../../src/contract/settings';
import { temporaryFolder } from '../testing/temporaryFolder';
import { SettingsRoom } from './SettingsRoom';

const defaults = settingsSchema.parse({});

describe('SettingsRoom', () => {
  it.each([
    ['no file', null, defaults],
    ['a file that is cut off', '{"theme":', defaults],
    ['something else', '[1, 2]', defaults],
    ['a damaged field', '{"theme": "dark", "smoothing": "much"}', { ...defaults, theme: 'dark' }],
    ['a field of another version', '{"theme": "light", "sound": true}', { ...defaults, theme: 'light' }],
  ])('reads %s', async (_, text, expected) => {
    const folder = temporaryFolder();
    if (text !== null) writeFileSync(join(folder, 'settings.json'), text);
    expect(await new SettingsRoom(folder).read()).toEqual(expected);
  });

  it('keeps every change, also of two at once', async () => {
    const folder = temporaryFolder();
    const room = new SettingsRoom(folder);
    await Promise.all([room.change({ theme: 'dark' }), room.change({ minimap: true }), room.change({ engine: null })]);
    expect(await new SettingsRoom(folder).read()).toEqual({ ...defaults, theme: 'dark', minimap: true });
  });
});
