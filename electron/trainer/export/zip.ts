import { ZipFile } from 'yazl';

/** The same archive for the same content, wherever and whenever it is made. */
const entryTime = new Date(Date.UTC(2000, 0, 1));

export type ZipEntry = { readonly path: string; readonly content: Buffer };

/** A zip archive in which nothing is compressed. */
export async function zipParts(entries: readonly ZipEntry[]): Promise<readonly Uint8Array[]> {
  const zip = new ZipFile();
  for (const { path, content } of entries) zip.addBuffer(content, path, { compress: false, mtime: entryTime });
  zip.end();
  const parts: Uint8Array[] = [];
  for await (const part of zip.outputStream as AsyncIterable<Buffer>) parts.push(part);
  return parts;
}
