import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Recovery } from '../../../src/contract/api';
import { readJsonFile, writeJsonFile } from '../files/jsonFile';

const recoverySchema = z.object({ text: z.string(), path: z.string().nullable(), savedAt: z.string() });

/** What was on the canvas, kept apart from the user's file. Writes follow each other in order. */
export class RecoveryCopy {
  private readonly file: string;
  private work: Promise<void> = Promise.resolve();

  /** `owner`: each front end keeps its own, since both may be open. */
  constructor(dataFolder: string, owner: string) {
    this.file = join(dataFolder, `recovery-${owner}.json`);
  }

  write(text: string, path: string | null): Promise<void> {
    const recovery: Recovery = { text, path, savedAt: new Date().toISOString() };
    return this.inOrder(() => writeJsonFile(this.file, recovery));
  }

  clear(): Promise<void> {
    return this.inOrder(() => rm(this.file, { force: true }));
  }

  async read(): Promise<Recovery | null> {
    await this.work;
    return readJsonFile(this.file, recoverySchema);
  }

  private inOrder(step: () => Promise<void>): Promise<void> {
    const done = this.work.then(step);
    this.work = done.catch(() => {});
    return done;
  }
}
