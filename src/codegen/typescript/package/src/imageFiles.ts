import { readFile } from 'node:fs/promises';
import { decode } from 'jpeg-js';
import { PNG } from 'pngjs';
import type { DecodedImage } from './fitImage';
import { fitImage } from './fitImage';
import { settings } from './settings';

/** A PNG or JPEG file in the size of the network's input: its pixels row by row, 0 to 255. */
export async function readImage(file: string): Promise<Uint8Array> {
  const [height = 1, width = 1, channels = 1] = settings.imageShape;
  if (settings.imageShape.length !== 3 || (channels !== 1 && channels !== 3)) {
    throw new Error('This network takes no images of one or three channels.');
  }
  return fitImage(decodeImage(await readFile(file), file), { height, width, channels });
}

function decodeImage(bytes: Buffer, file: string): DecodedImage {
  try {
    if (bytes[0] === 0x89) {
      const { width, height, data } = PNG.sync.read(bytes);
      return { width, height, channels: 4, pixels: data };
    }
    const { width, height, data } = decode(bytes, { useTArray: true });
    return { width, height, channels: 4, pixels: data };
  } catch (error) {
    throw new Error(
      `${file} is no PNG or JPEG image that can be read: ${error instanceof Error ? error.message : error}`,
    );
  }
}
