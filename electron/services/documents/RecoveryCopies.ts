import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Recovery } from '../../../src/contract/api';
import { readJsonFile, writeJsonFile } from '../files/jsonFile';

const recoverySchema = z.object({ text: z.string(), path: z.string().nullable(), savedAt: z.string() });

/**
 * What was on the canvas, kept apart from the user's file: a copy a window, since several may be open. A window is offered
 * what it left itself, before it was loaded again, or what an earlier process left; never the live work of another one.
 * Changes follow each other in order.
 */
export class RecoveryCopies {
  private work: Promise<void> = Promise.resolve();
  /** The files that windows of this process have written. */
  private readonly live = new Set<string>();
  /** Window -> the file of an earlier process that it was offered, and that goes with the window's own. */
  private readonly offered = new Map<string, string>();

  /** `owner`: each front end keeps its own copies, since both may be open. */
  constructor(
    private readonly folder: string,
    private readonly owner: string,
  ) {}

  write(windowId: string, text: string, path: string | null): Promise<void> {
    const recovery: Recovery = { text, path, savedAt: new Date().toISOString() };
    const file = this.fileOf(windowId);
    this.live.add(file);
    return this.inOrder(async () => {
      await writeJsonFile(join(this.folder, file), recovery);
      await this.dropOffered(windowId);
    });
  }

  /** Drops the window's own copy and the one that it was offered. */
  clear(windowId: string): Promise<void> {
    return this.inOrder(async () => {
      await rm(join(this.folder, this.fileOf(windowId)), { force: true });
      await this.dropOffered(windowId);
    });
  }

  /** The newest that is nobody else's live work. Older ones are offered at later starts. */
  async read(windowId: string): Promise<Recovery | null> {
    await this.work;
    const own = this.fileOf(windowId);
    const names = await readdir(this.folder).catch(() => []);
    const files = names.filter((name) => this.isCopy(name) && (name === own || !this.live.has(name)));
    const found = await Promise.all(
      files.map(async (file) => ({ file, recovery: await readJsonFile(join(this.folder, file), recoverySchema) })),
    );
    const [newest] = found
      .flatMap(({ file, recovery }) => (recovery === null ? [] : [{ file, recovery }]))
      .sort((a, b) => b.recovery.savedAt.localeCompare(a.recovery.savedAt));
    if (newest === undefined) return null;
    this.offered.set(windowId, newest.file);
    return newest.recovery;
  }

  private async dropOffered(windowId: string): Promise<void> {
    const file = this.offered.get(windowId);
    this.offered.delete(windowId);
    // The window that left it may have been loaded again meanwhile.
    if (file !== undefined && !this.live.has(file)) await rm(join(this.folder, file), { force: true });
  }

  private fileOf(windowId: string): string {
    return `recovery-${this.owner}-${windowId}.json`;
  }

  private isCopy(name: string): boolean {
    return name.startsWith(`recovery-${this.owner}`) && name.endsWith('.json');
  }

  private inOrder(step: () => Promise<void>): Promise<void> {
    const done = this.work.then(step);
    this.work = done.catch(() => {});
    return done;
  }
}
