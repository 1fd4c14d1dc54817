import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { DataPart, SkippedFile } from '../DataSource';
import { DatasetError } from '../DataSource';

export type FoundImage = { readonly path: string; readonly label: number };

export type FoundImages = {
  readonly classNames: readonly string[];
  /** `test` is null where the folder has no test part of its own. */
  readonly parts: { readonly train: readonly FoundImage[]; readonly test: readonly FoundImage[] | null };
  readonly skipped: readonly SkippedFile[];
};

/** Files that systems leave in folders; nobody wants to hear of them. */
const leftBehind = new Set(['thumbs.db', 'desktop.ini', '__macosx', 'icon\r']);

/**
 * The image files below a folder: one sub-folder a class, or the sub-folders `train` and `test` with these in each.
 * Everything is in the order of its name. Links that lead out of the folder are not followed. Throws `DatasetError`
 * where the folder cannot be read or has no classes.
 */
export async function findImages(folder: string): Promise<FoundImages> {
  const walk = new Walk(await openRoot(folder), folder);
  const below = await walk.folders(folder);
  const partFolder = (part: DataPart) => below.find((name) => name.toLowerCase() === part);
  const [trainName, testName] = [partFolder('train'), partFolder('test')];
  const hasParts = trainName !== undefined && testName !== undefined;
  const trainRoot = hasParts ? join(folder, trainName) : folder;
  const testRoot = hasParts ? join(folder, testName) : null;
  const trainClasses = hasParts ? await walk.folders(trainRoot) : below;
  const testClasses = testRoot === null ? [] : await walk.folders(testRoot);
  const classNames = [...new Set([...trainClasses, ...testClasses])].sort();
  if (classNames.length === 0) {
    throw new DatasetError(
      'no-images',
      `The folder ${trainRoot} has no sub-folders. Put the images of each class into a sub-folder of its own.`,
    );
  }
  const images = async (root: string, names: readonly string[]) => {
    const found: FoundImage[] = [];
    for (const name of names) {
      const label = classNames.indexOf(name);
      for (const path of await walk.files(join(root, name))) found.push({ path, label });
    }
    return found;
  };
  const train = await images(trainRoot, trainClasses);
  const test = testRoot === null ? null : await images(testRoot, testClasses);
  return { classNames, parts: { train, test }, skipped: walk.skipped };
}

async function openRoot(folder: string): Promise<string> {
  try {
    if (!(await stat(folder)).isDirectory()) {
      throw new DatasetError('dataset-missing', `${folder} is a file, not a folder of images.`);
    }
    return await realpath(folder);
  } catch (error) {
    if (error instanceof DatasetError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      throw new DatasetError('dataset-missing', `The data folder ${folder} does not exist.`, reason);
    }
    throw new DatasetError('data-unreadable', `The data folder ${folder} cannot be read.`, reason);
  }
}

/** Looks into folders below a root, and notes what it leaves out. */
class Walk {
  readonly skipped: SkippedFile[] = [];

  constructor(
    private readonly realRoot: string,
    private readonly root: string,
  ) {}

  /** Names of the sub-folders of a folder. */
  async folders(folder: string): Promise<string[]> {
    const entries = await this.entries(folder);
    const names: string[] = [];
    for (const entry of entries) if ((await this.kind(folder, entry)) === 'folder') names.push(entry.name);
    return names;
  }

  /** Paths of the files in a folder. Folders in it are noted as left out. */
  async files(folder: string): Promise<string[]> {
    const paths: string[] = [];
    for (const entry of await this.entries(folder)) {
      const kind = await this.kind(folder, entry);
      const path = join(folder, entry.name);
      if (kind === 'file') paths.push(path);
      if (kind === 'folder') this.skip(path, 'this is a folder inside the folder of a class; only files count');
    }
    return paths;
  }

  private async entries(folder: string): Promise<Dirent[]> {
    try {
      const entries = await readdir(folder, { withFileTypes: true });
      const visible = entries.filter(({ name }) => !name.startsWith('.') && !leftBehind.has(name.toLowerCase()));
      return visible.sort((a, b) => (a.name < b.name ? -1 : 1));
    } catch (error) {
      if (folder === this.root) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new DatasetError('data-unreadable', `The data folder ${folder} cannot be read.`, reason);
      }
      this.skip(folder, 'the folder cannot be read');
      return [];
    }
  }

  private async kind(folder: string, entry: Dirent): Promise<'file' | 'folder' | null> {
    if (entry.isFile()) return 'file';
    if (entry.isDirectory()) return 'folder';
    if (!entry.isSymbolicLink()) return null;
    const path = join(folder, entry.name);
    try {
      const target = await realpath(path);
      if (!target.startsWith(this.realRoot + sep)) {
        this.skip(path, 'this is a link that leads out of the folder');
        return null;
      }
      const stats = await stat(target);
      return stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : null;
    } catch {
      this.skip(path, 'this is a link that leads nowhere');
      return null;
    }
  }

  private skip(file: string, reason: string): void {
    if (!this.skipped.some((known) => known.file === file)) this.skipped.push({ file, reason });
  }
}
