import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { temporaryFolder } from './temporaryFolder';

/** A grey PNG. */
export function writePng(path: string, grey: number, width = 3, height = 2): void {
  const image = new PNG({ width, height });
  image.data.fill(grey);
  for (let at = 3; at < image.data.length; at += 4) image.data[at] = 255;
  writeFileSync(path, PNG.sync.write(image));
}

/** A folder with a sub-folder of grey images a class, each class of a brightness of its own. */
export function imageFolder(counts: Readonly<Record<string, number>>): string {
  const folder = temporaryFolder();
  Object.entries(counts).forEach(([name, count], label) => {
    mkdirSync(join(folder, name));
    for (let index = 0; index < count; index++) writePng(join(folder, name, `${index}.png`), 20 + 180 * label + index);
  });
  return folder;
}
