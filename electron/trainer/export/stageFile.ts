import { createHash } from 'node:crypto';
import { mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export type StagedFile = { readonly path: string; readonly bytes: number; readonly sha256: string };

/** No system writes more than 2 GB at once. */
const mostBytesAtOnce = 2 ** 26;

/** Writes a file below a folder and waits until it is on the disk. */
export async function stageFile(folder: string, path: string, parts: readonly Uint8Array[]): Promise<StagedFile> {
  const target = join(folder, ...path.split('/'));
  await mkdir(dirname(target), { recursive: true });
  const hash = createHash('sha256');
  let bytes = 0;
  const file = await open(target, 'wx');
  try {
    for (const part of parts) {
      for (let start = 0; start < part.length; start += mostBytesAtOnce) {
        const piece = part.subarray(start, start + mostBytesAtOnce);
        hash.update(piece);
        await file.writeFile(piece);
        bytes += piece.length;
      }
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { path, bytes, sha256: hash.digest('hex') };
}
