import { decode as decodeJpeg } from 'jpeg-js';
import { PNG } from 'pngjs';
import type { DecodedImage } from './fitImage';
import { fitImage } from './fitImage';
import type { ImageDecoder, ImageFile } from './ImageDecoder';
import { ImageError } from './ImageDecoder';
import { mostPixels } from './inspectImage';

const yieldAfterMs = 20;
let lastYield = 0;

/** Decodes in JavaScript, one file after the other: where there is no TensorFlow. */
export const javascriptDecoder: ImageDecoder = {
  async decode(files, size) {
    const results: (Uint8Array | ImageError)[] = [];
    for (const file of files) {
      try {
        results.push(fitImage(decodeImage(file), size));
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        results.push(new ImageError(`the ${file.format.toUpperCase()} file is damaged (${reason})`));
      }
      await letOthersWork();
    }
    return results;
  },
};

function decodeImage({ bytes, format, width, height }: ImageFile): DecodedImage {
  if (format === 'png') return { width, height, channels: 4, pixels: PNG.sync.read(bytes).data };
  const limits = { maxResolutionInMP: mostPixels / 1e6, maxMemoryUsageInMB: 1024 };
  const decoded = decodeJpeg(bytes, { useTArray: true, formatAsRGBA: false, ...limits });
  return { width: decoded.width, height: decoded.height, channels: 3, pixels: decoded.data };
}

/** Decoding takes long: commands come in between. */
async function letOthersWork(): Promise<void> {
  if (performance.now() - lastYield < yieldAfterMs) return;
  await new Promise<void>((resolve) => setImmediate(resolve));
  lastYield = performance.now();
}
