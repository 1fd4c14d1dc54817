import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RequestInput } from '../../../src/contract/api';
import type { AppSettings } from '../../../src/contract/settings';
import { settingsSchema } from '../../../src/contract/settings';
import { writeJsonFile } from '../files/jsonFile';

/** What the app remembers of a person. A damaged file, or a damaged field of it, is its default. */
export class SettingsRoom {
  private readonly file: string;
  private settings: Promise<AppSettings> | null = null;
  private writing: Promise<void> = Promise.resolve();

  constructor(dataFolder: string) {
    this.file = join(dataFolder, 'settings.json');
  }

  read(): Promise<AppSettings> {
    this.settings ??= this.load();
    return this.settings;
  }

  async change(change: RequestInput<'changeSettings'>): Promise<AppSettings> {
    // Chained, so that two changes at once both count.
    this.settings = this.read().then((before) => settingsSchema.parse({ ...before, ...change }));
    const settings = await this.settings;
    const write = this.writing.then(() => writeJsonFile(this.file, settings));
    this.writing = write.catch(() => {});
    await write;
    return settings;
  }

  private async load(): Promise<AppSettings> {
    let stored: unknown = null;
    try {
      stored = JSON.parse(await readFile(this.file, 'utf8'));
    } catch {
      // The first start, or damage: the defaults.
    }
    if (typeof stored !== 'object' || stored === null) return settingsSchema.parse({});
    const fields = Object.entries(settingsSchema.shape).flatMap(([field, schema]) => {
      const parsed = schema.safeParse((stored as Record<string, unknown>)[field]);
      return parsed.success ? [[field, parsed.data] as const] : [];
    });
    return settingsSchema.parse(Object.fromEntries(fields));
  }
}
