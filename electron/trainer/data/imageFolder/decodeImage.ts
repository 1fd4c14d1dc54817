import { decode as decodeJpeg } from 'jpeg-js';
import { PNG } from 'pngjs';
import { inspectImage, mostPixels } from './inspectImage';

/** Pixels row by row, `channels` bytes each (red, green, blue and perhaps opacity). */
export type DecodedImage = {
  readonly width: number;
  readonly height: number;
  readonly channels: 3 | 4;
  readonly pixels: Uint8Array;
};

/** A file that is no image that can be read; the message is its reason, to stand after the file's name. */
export class ImageError extends Error {
  override readonly name = 'ImageError';
}

/** Decodes a PNG or JPEG file. Throws `ImageError`. */
export function decodeImage(file: Buffer): DecodedImage {
  const inspection = inspectImage(file);
  if (!inspection.ok) throw new ImageError(inspection.reason);
  const { format, width, height } = inspection;
  try {
    if (format === 'png') return { width, height, channels: 4, pixels: PNG.sync.read(file).data };
    const limits = { maxResolutionInMP: mostPixels / 1e6, maxMemoryUsageInMB: 1024 };
    const decoded = decodeJpeg(file, { useTArray: true, formatAsRGBA: false, ...limits });
    return { width: decoded.width, height: decoded.height, channels: 3, pixels: decoded.data };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ImageError(`the ${format.toUpperCase()} file is damaged (${reason})`);
  }
}
