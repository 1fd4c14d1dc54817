import { close, fstatSync, openSync, read } from 'node:fs';
import { DatasetError } from './DataSource';

/** More than the largest file of a built-in data set (EMNIST's images), and far from what memory cannot hold. */
export const largestDataFile = 2 ** 30;

/**
 * A whole file, read in one piece by a thread of the system: it goes on while the caller's thread is busy, as when the
 * engine is loaded. (Node's own `readFile` comes back to the caller's thread after every half megabyte.) Throws
 * `DatasetError` where the file cannot be read.
 */
export async function readDataFile(path: string): Promise<Buffer> {
  try {
    const file = openSync(path, 'r');
    try {
      const { size } = fstatSync(file);
      if (size > largestDataFile) throw new Error(`it is larger than ${largestDataFile / 2 ** 20} MB`);
      return await readAll(file, size);
    } finally {
      close(file);
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DatasetError('data-unreadable', `The data file ${path} cannot be read.`, reason);
  }
}

async function readAll(file: number, size: number): Promise<Buffer> {
  const content = Buffer.allocUnsafeSlow(size);
  for (let filled = 0; filled < size; ) {
    const count = await readAt(file, content, filled, size - filled);
    if (count === 0) return content.subarray(0, filled);
    filled += count;
  }
  return content;
}

function readAt(file: number, target: Buffer, from: number, length: number): Promise<number> {
  return new Promise((resolve, reject) => {
    read(file, target, from, length, from, (error, count) => (error === null ? resolve(count) : reject(error)));
  });
}
