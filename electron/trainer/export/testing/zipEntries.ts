import { readFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { type Entry, fromBuffer } from 'yauzl';

export type ReadEntry = { readonly path: string; readonly stored: boolean; readonly content: Buffer };

/** All entries of a zip archive. */
export function zipEntries(file: string): Promise<readonly ReadEntry[]> {
  return new Promise((resolve, reject) => {
    fromBuffer(readFileSync(file), { lazyEntries: true }, (error, zip) => {
      if (error !== null) return reject(error);
      const entries: ReadEntry[] = [];
      zip.on('error', reject);
      zip.on('end', () => resolve(entries));
      zip.on('entry', (entry: Entry) => {
        zip.openReadStream(entry, (failed, stream) => {
          if (failed !== null) return reject(failed);
          buffer(stream).then((content) => {
            entries.push({ path: entry.fileName, stored: entry.compressionMethod === 0, content });
            zip.readEntry();
          }, reject);
        });
      });
      zip.readEntry();
    });
  });
}
