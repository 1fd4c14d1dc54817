import type { DataSource } from '../DataSource';
import type { OpenOptions } from '../openDataset';
export async function openImageFolder(folder: string, options: OpenOptions): Promise<DataSource> {
  throw new Error(folder + options.seed);
}
