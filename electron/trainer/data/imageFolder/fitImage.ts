import type { DecodedImage } from './decodeImage';

/** What an image is brought to. */
export type ImageSize = { readonly height: number; readonly width: number; readonly channels: 1 | 3 };

/**
 * An image as the network's Input wants it: bilinear, with half-pixel centres and without keeping the aspect ratio, as
 * `tf.image.resize` does; grey by the luma of ITU-R BT.601. Opacity is dropped, as TensorFlow's decoders do.
 */
export function fitImage(image: DecodedImage, size: ImageSize): Uint8Array {
  const { height, width, channels } = size;
  const rows = axis(image.height, height);
  const columns = axis(image.width, width);
  const stride = image.width * image.channels;
  const result = new Uint8Array(height * width * channels);
  const colour = [0, 0, 0];
  let at = 0;
  for (const row of rows) {
    for (const column of columns) {
      for (let channel = 0; channel < 3; channel++) {
        const value = (y: number, x: number) => image.pixels[y * stride + x * image.channels + channel] as number;
        const upper = mix(value(row.low, column.low), value(row.low, column.high), column.share);
        const lower = mix(value(row.high, column.low), value(row.high, column.high), column.share);
        colour[channel] = mix(upper, lower, row.share);
      }
      const [red, green, blue] = colour as [number, number, number];
      if (channels === 1) {
        result[at++] = Math.round(0.299 * red + 0.587 * green + 0.114 * blue);
      } else {
        result[at++] = Math.round(red);
        result[at++] = Math.round(green);
        result[at++] = Math.round(blue);
      }
    }
  }
  return result;
}

type Place = { readonly low: number; readonly high: number; readonly share: number };

/** For every new place along an axis: the two old ones that it lies between, and how far towards the second. */
function axis(from: number, to: number): readonly Place[] {
  return Array.from({ length: to }, (_, index) => {
    const place = Math.min(Math.max(((index + 0.5) * from) / to - 0.5, 0), from - 1);
    const low = Math.floor(place);
    return { low, high: Math.min(low + 1, from - 1), share: place - low };
  });
}

function mix(first: number, second: number, share: number): number {
  return first + (second - first) * share;
}
