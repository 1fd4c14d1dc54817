import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { RecentFile } from '../../../src/contract/api';
import { documentTitle } from '../files/documentNames';
import { readJsonFile, writeJsonFile } from '../files/jsonFile';

const kept = 9;
const fileSchema = z.array(z.string().min(1));

/** The files that were opened or saved last, newest first. Kept on disk; failing to keep it is never in the way. */
export class RecentFiles {
  private readonly file: string;
  private paths: Promise<readonly string[]> | null = null;

  constructor(dataFolder: string) {
    this.file = join(dataFolder, 'recent.json');
  }

  /** Files that are gone are left out, and forgotten. */
  async list(): Promise<readonly RecentFile[]> {
    const paths = await this.read();
    const present = await Promise.all(paths.map(isFile));
    const left = paths.filter((_, index) => present[index]);
    if (left.length < paths.length) await this.write(left);
    return left.map((path) => ({ path, name: documentTitle(path) }));
  }

  async add(path: string): Promise<void> {
    const others = (await this.read()).filter((other) => other !== path);
    await this.write([path, ...others].slice(0, kept));
  }

  clear(): Promise<void> {
    return this.write([]);
  }

  private read(): Promise<readonly string[]> {
    this.paths ??= readJsonFile(this.file, fileSchema).then((paths) => (paths ?? []).slice(0, kept));
    return this.paths;
  }

  private async write(paths: readonly string[]): Promise<void> {
    this.paths = Promise.resolve(paths);
    try {
      await writeJsonFile(this.file, paths);
    } catch (error) {
      console.error('The list of recent files could not be kept:', error);
    }
  }
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
