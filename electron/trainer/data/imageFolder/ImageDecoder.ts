import type { ImageSize } from './fitImage';

/** A whole file that begins and ends as an image does; what is between may still be damaged. */
export type ImageFile = {
  readonly bytes: Buffer;
  readonly format: 'png' | 'jpeg';
  readonly width: number;
  readonly height: number;
};

/** Makes pixels of image files. */
export interface ImageDecoder {
  /**
   * The pixels of each file, brought to the size: [height, width, channels], a byte a value. An `ImageError` in the place
   * of a file that is damaged.
   */
  decode(files: readonly ImageFile[], size: ImageSize): Promise<readonly (Uint8Array | ImageError)[]>;
}

/** A file that is no image that can be read; the message is its reason, to stand after the file's name. */
export class ImageError extends Error {
  override readonly name = 'ImageError';
}

/** The reason of any error about a file. */
export function toImageError(error: unknown): ImageError {
  return error instanceof ImageError ? error : new ImageError('the file cannot be read');
}
