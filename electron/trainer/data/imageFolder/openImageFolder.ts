import { tmpdir } from 'node:os';
import { basename, resolve } from 'node:path';
import type { Shape } from '../../../../src/document/Shape';
import { formatShape } from '../../../../src/document/Shape';
import { RandomStream } from '../../../../src/training/random';
import { shuffledIndices } from '../../../../src/training/split';
import type { DataSource, SkippedFile } from '../DataSource';
import { DatasetError } from '../DataSource';
import type { OpenOptions } from '../openDataset';
import { usualCacheBytes } from '../PixelCache';
import { throwIfAborted } from '../stop';
import type { UsableImage } from './FolderSource';
import { FolderSource } from './FolderSource';
import type { FoundImage } from './findImages';
import { findImages } from './findImages';
import type { ImageSize } from './fitImage';
import { inspectFile } from './inspectFile';
import { javascriptDecoder } from './javascriptDecoder';

const testShare = 0.2;
const yieldAfterMs = 10;
const tellAfterMs = 100;
/** For a look at a folder without a network. */
const sizeForLooking: ImageSize = { height: 64, width: 64, channels: 3 };

/**
 * Opens a folder of images. Every file's beginning and end are looked at; what is no whole image is skipped with its
 * reason. Nothing is decoded yet. Without a `test` folder a fifth of each class, chosen by seed, becomes the test part.
 */
export async function openImageFolder(folder: string, options: OpenOptions): Promise<DataSource> {
  const size = imageSize(options.inputShape);
  const { classNames, parts: found, skipped: leftOut } = await findImages(resolve(folder));
  const skipped = [...leftOut];
  const train = await usable(found.train, options, skipped);
  const test = found.test === null ? null : await usable(found.test, options, skipped);
  if (train.length + (test?.length ?? 0) === 0) {
    const reason = skipped[0] === undefined ? '' : ` The first file: ${skipped[0].file}: ${skipped[0].reason}.`;
    throw new DatasetError(
      'no-images',
      `The folder ${folder} has no PNG or JPEG image in the sub-folders of its classes.${reason}`,
    );
  }
  const parts = test === null ? holdOut(train, classNames.length, options.seed) : { train, test };
  const facts = { title: basename(resolve(folder)), classNames, imageShape: null };
  return new FolderSource(facts, `Images in ${folder}`, parts, skipped, {
    size,
    decoder: options.decoder ?? javascriptDecoder,
    cache: options.cache ?? { memoryBytes: usualCacheBytes(), scratchFolder: tmpdir() },
  });
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

/** The images that look whole. The others are noted. */
async function usable(
  images: readonly FoundImage[],
  { signal, onProgress }: OpenOptions,
  skipped: SkippedFile[],
): Promise<readonly UsableImage[]> {
  const found: UsableImage[] = [];
  let [lastYield, lastTold] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const [index, image] of images.entries()) {
    if (performance.now() - lastYield > yieldAfterMs) {
      throwIfAborted(signal);
      if (performance.now() - lastTold > tellAfterMs) {
        onProgress?.(index / images.length, `Looking at image ${index + 1} of ${images.length}`);
        lastTold = performance.now();
      }
      await new Promise<void>((proceed) => setImmediate(proceed));
      lastYield = performance.now();
    }
    const inspection = inspectFile(image.path);
    if (inspection.ok) found.push({ ...image, pixels: inspection.width * inspection.height });
    else skipped.push({ file: image.path, reason: inspection.reason });
  }
  return found;
}

/** Takes a fifth of each class aside; a class with one image keeps it for training. */
function holdOut(images: readonly UsableImage[], classes: number, seed: number) {
  const train: UsableImage[] = [];
  const test: UsableImage[] = [];
  const byClass: UsableImage[][] = Array.from({ length: classes }, () => []);
  for (const image of images) byClass[image.label]?.push(image);
  byClass.forEach((ofClass, label) => {
    const order = shuffledIndices(ofClass.length, new RandomStream(seed, `test/${label}`));
    const chosen = new Set(order.subarray(0, Math.floor(ofClass.length * testShare)));
    ofClass.forEach((image, index) => {
      (chosen.has(index) ? test : train).push(image);
    });
  });
  return { train, test };
}
