import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Data, Images } from './data';
import { readImage } from './imageFiles';
import { settings } from './settings';
import { RandomStream } from './training/random';
import { shuffledIndices } from './training/split';

/** What is kept for the test of each class, in a folder without a test part. */
const keptForTest = 0.2;

/** PNG and JPEG files below a folder with one sub-folder a class; null where it has no sub-folders. */
export async function readImageFolder(folder: string): Promise<Data | null> {
  const below = await folders(folder);
  if (below.length === 0) return null;
  const part = (name: string) => below.find((found) => found.toLowerCase() === name);
  const [train, test] = [part('train'), part('test')];
  if (train !== undefined && test !== undefined) {
    const [trainRoot, testRoot] = [join(folder, train), join(folder, test)];
    const classes = [...new Set([...(await folders(trainRoot)), ...(await folders(testRoot))])].sort();
    return { train: await readClasses(trainRoot, classes), test: await readClasses(testRoot, classes) };
  }
  const all = await readClasses(folder, below);
  const kept = new Set(below.flatMap((_, label) => testPlaces(all, label)));
  return { train: only(all, (place) => !kept.has(place)), test: only(all, (place) => kept.has(place)) };
}

/** The images of a class that the app keeps for the test, by the same seed. */
function testPlaces({ labels }: Images, label: number): number[] {
  const ofClass = labels.flatMap((found, place) => (found === label ? [place] : []));
  const order = shuffledIndices(ofClass.length, new RandomStream(settings.training.seed, `test/${label}`));
  return Array.from(order.subarray(0, Math.floor(ofClass.length * keptForTest)), (index) => ofClass[index] as number);
}

async function readClasses(root: string, classes: readonly string[]): Promise<Images> {
  const pixels: Uint8Array[] = [];
  const labels: number[] = [];
  for (const [label, name] of classes.entries()) {
    const files = await readdir(join(root, name)).catch((): string[] => []);
    for (const file of files.filter((found) => /\.(png|jpe?g)$/i.test(found)).sort()) {
      pixels.push(await readImage(join(root, name, file)));
      labels.push(label);
    }
  }
  return { pixels, labels };
}

async function folders(root: string): Promise<string[]> {
  const found = await readdir(root, { withFileTypes: true }).catch((): Dirent[] => []);
  return found
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => entry.name)
    .sort();
}

function only({ pixels, labels }: Images, isWanted: (place: number) => boolean): Images {
  return {
    pixels: pixels.filter((_, place) => isWanted(place)),
    labels: labels.filter((_, place) => isWanted(place)),
  };
}
