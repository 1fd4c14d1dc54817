import { readFile } from 'node:fs';
import type { ImageSize } from './fitImage';
import type { ImageDecoder, ImageFile } from './ImageDecoder';
import { ImageError, toImageError } from './ImageDecoder';
import { inspectImage } from './inspectImage';

/** The pixels of image files, brought to a size; an `ImageError` in the place of one that cannot be used. Never throws. */
export async function readImages(
  paths: readonly string[],
  size: ImageSize,
  decoder: ImageDecoder,
): Promise<readonly (Uint8Array | ImageError)[]> {
  const files = await Promise.all(paths.map((path) => readImageFile(path).catch(toImageError)));
  const whole = files.filter((file): file is ImageFile => !(file instanceof ImageError));
  const pixels = (await decoder.decode(whole, size)).values();
  return files.map((file) => (file instanceof ImageError ? file : (pixels.next().value as Uint8Array | ImageError)));
}

async function readImageFile(path: string): Promise<ImageFile> {
  // Node's own promises of files are slower by half.
  const bytes = await new Promise<Buffer>((resolve, reject) => {
    readFile(path, (error, content) => (error === null ? resolve(content) : reject(error)));
  });
  const inspection = inspectImage(bytes);
  if (!inspection.ok) throw new ImageError(inspection.reason);
  const { format, width, height } = inspection;
  return { bytes, format, width, height };
}
