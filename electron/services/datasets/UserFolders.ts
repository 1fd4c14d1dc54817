import { join } from 'node:path';
import { z } from 'zod';
import type { BuiltInDataset } from '../../../src/training/DatasetInfo';
import { readJsonFile, writeJsonFile } from '../files/jsonFile';

const schema = z.record(z.string(), z.string());

/** Where the user has the files of built-in data sets. */
export class UserFolders {
  private readonly file: string;
  private folders: Promise<Readonly<Record<string, string>>> | null = null;

  constructor(dataFolder: string) {
    this.file = join(dataFolder, 'dataset-folders.json');
  }

  async find(dataset: BuiltInDataset): Promise<string | null> {
    return (await this.read())[dataset] ?? null;
  }

  async keep(dataset: BuiltInDataset, folder: string): Promise<void> {
    const folders = { ...(await this.read()), [dataset]: folder };
    this.folders = Promise.resolve(folders);
    await writeJsonFile(this.file, folders);
  }

  private read(): Promise<Readonly<Record<string, string>>> {
    this.folders ??= readJsonFile(this.file, schema).then((folders) => folders ?? {});
    return this.folders;
  }
}
