import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { documentExtension, fileNameFor } from '../../../src/document/fileNames';

/** "First CNN" for `/home/ada/First CNN.cnn.json`. */
export function documentTitle(path: string): string {
  return basename(path).replace(/(\.cnn)?\.json$/i, '');
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
