import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { Shape } from '../../../../src/document/Shape';
import { formatShape } from '../../../../src/document/Shape';
import { RandomStream } from '../../../../src/training/random';
import { shuffledIndices } from '../../../../src/training/split';
import type { DataSource, SkippedFile } from '../DataSource';
import { DatasetError } from '../DataSource';
import type { OpenOptions } from '../openDataset';
import { throwIfAborted } from '../stop';
import { FolderSource } from './FolderSource';
import type { FoundImage } from './findImages';
import { findImages } from './findImages';
import type { ImageSize } from './fitImage';
import { inspectImage } from './inspectImage';

const testShare = 0.2;
const readAtOnce = 8;
/** For a look at a folder without a network. */
const sizeForLooking: ImageSize = { height: 64, width: 64, channels: 3 };

/**
 * Opens a folder of images. Every file is looked at (not yet decoded); what is no whole image is skipped with its
 * reason. Without a `test` folder a fifth of each class, chosen by seed, becomes the test part.
 */
export async function openImageFolder(folder: string, options: OpenOptions): Promise<DataSource> {
  const size = imageSize(options.inputShape);
  const found = await findImages(resolve(folder));
  const skipped = [...found.skipped];
  const all = [...found.parts.train, ...(found.parts.test ?? [])];
  const usable = await inspectAll(all, options, skipped);
  if (usable.size === 0) {
    const reason = skipped[0] === undefined ? '' : ` The first file: ${skipped[0].file}: ${skipped[0].reason}.`;
    throw new DatasetError(
      'no-images',
      `The folder ${folder} has no PNG or JPEG image in the sub-folders of its classes.${reason}`,
    );
  }
  const keep = (images: readonly FoundImage[]) => images.filter((image) => usable.has(image));
  const parts =
    found.parts.test === null
      ? holdOut(keep(found.parts.train), found.classNames.length, options.seed)
      : { train: keep(found.parts.train), test: keep(found.parts.test) };
  const facts = { title: basename(resolve(folder)), classNames: found.classNames, imageShape: null };
  return new FolderSource(facts, folder, size, parts, skipped);
}

function imageSize(shape: Shape | null): ImageSize {
  if (shape === null) return sizeForLooking;
  const [height, width, channels] = shape;
  if (height === undefined || width === undefined || (channels !== 1 && channels !== 3)) {
    throw new DatasetError(
      'input-not-image',
      `The network's Input is ${formatShape(shape)}, but a folder of images needs height × width × 1 (grey) or 3 ` +
        '(colour). Change the shape of the Input.',
    );
  }
  return { height, width, channels };
}

async function inspectAll(
  images: readonly FoundImage[],
  options: OpenOptions,
  skipped: SkippedFile[],
): Promise<ReadonlySet<FoundImage>> {
  const usable = new Set<FoundImage>();
  for (let start = 0; start < images.length; start += readAtOnce) {
    throwIfAborted(options.signal);
    if (start % (readAtOnce * 25) === 0) {
      options.onProgress?.(start / images.length, `Looking at image ${start + 1} of ${images.length}`);
    }
    const group = images.slice(start, start + readAtOnce);
    const reasons = await Promise.all(group.map(({ path }) => reasonToSkip(path)));
    group.forEach((image, index) => {
      const reason = reasons[index] ?? null;
      if (reason === null) usable.add(image);
      else skipped.push({ file: image.path, reason });
    });
  }
  return usable;
}

async function reasonToSkip(path: string): Promise<string | null> {
  try {
    const inspection = inspectImage(await readFile(path));
    return inspection.ok ? null : inspection.reason;
  } catch {
    return 'the file cannot be read';
  }
}

/** Takes a fifth of each class aside; a class with one image keeps it for training. */
function holdOut(images: readonly FoundImage[], classes: number, seed: number) {
  const train: FoundImage[] = [];
  const test: FoundImage[] = [];
  for (let label = 0; label < classes; label++) {
    const ofClass = images.filter((image) => image.label === label);
    const order = shuffledIndices(ofClass.length, new RandomStream(seed, `test/${label}`));
    const chosen = new Set(order.subarray(0, Math.floor(ofClass.length * testShare)));
    ofClass.forEach((image, index) => {
      (chosen.has(index) ? test : train).push(image);
    });
  }
  return { train, test };
}
