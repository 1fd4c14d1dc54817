import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';

export const documentExtension = '.cnn.json';

/** "First CNN" for `/home/ada/First CNN.cnn.json`. */
export function documentTitle(path: string): string {
  return basename(path).replace(/(\.cnn)?\.json$/i, '');
}

/** A file name from what a network is called, safe on every system: no separators, no reserved names. */
export function fileNameFor(suggested: string): string {
  const title = suggested
    .replace(/(\.cnn)?\.json$/i, '')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is to be replaced.
    .replace(/[\u0000-\u001f\u007f/\\:*?"<>|]+/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '')
    .slice(0, 100)
    .trim();
  const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(title);
  return `${title === '' ? 'Untitled network' : reserved ? `${title} network` : title}${documentExtension}`;
}

/** A path in this folder that no file has yet: "Name.cnn.json", "Name 2.cnn.json", ... */
export function freePath(folder: string, suggested: string): string {
  const name = fileNameFor(suggested);
  for (let number = 1; ; number++) {
    const numbered = number === 1 ? name : name.replace(documentExtension, ` ${number}${documentExtension}`);
    const path = join(folder, numbered);
    if (!existsSync(path)) return path;
  }
}

/** The path with the extension of a network, where it has no `.json` yet. */
export function withDocumentExtension(path: string): string {
  return /\.json$/i.test(path) ? path : `${path}${documentExtension}`;
}
