/** Pixels row by row, `channels` bytes each (red, green, blue and perhaps opacity). */
export type DecodedImage = {
  readonly width: number;
  readonly height: number;
  readonly channels: 3 | 4;
  readonly pixels: Uint8Array;
};

/** What an image is brought to. */
export type ImageSize = { readonly height: number; readonly width: number; readonly channels: 1 | 3 };

/**
 * An image as the network's Input wants it: bilinear, with half-pixel centres and without keeping the aspect ratio, as
 * `tf.image.resize` does; grey by the luma of ITU-R BT.601. Opacity is dropped, as TensorFlow's decoders do.
 */
export function fitImage(image: DecodedImage, size: ImageSize): Uint8Array {
  const { pixels, channels: step } = image;
  const { height, width, channels } = size;
  const rows = axis(image.height, height, image.width * step);
  const columns = axis(image.width, width, step);
  const result = new Uint8Array(height * width * channels);
  let at = 0;
  for (let y = 0; y < height; y++) {
    const [top, bottom, down] = [rows.low[y] as number, rows.high[y] as number, rows.share[y] as number];
    for (let x = 0; x < width; x++) {
      const [left, right, along] = [columns.low[x] as number, columns.high[x] as number, columns.share[x] as number];
      const mixed = (channel: number) => {
        const upperLeft = pixels[top + left + channel] as number;
        const lowerLeft = pixels[bottom + left + channel] as number;
        const upper = upperLeft + ((pixels[top + right + channel] as number) - upperLeft) * along;
        const lower = lowerLeft + ((pixels[bottom + right + channel] as number) - lowerLeft) * along;
        return upper + (lower - upper) * down;
      };
      if (channels === 1) {
        result[at++] = Math.round(0.299 * mixed(0) + 0.587 * mixed(1) + 0.114 * mixed(2));
      } else {
        for (let channel = 0; channel < 3; channel++) result[at++] = Math.round(mixed(channel));
      }
    }
  }
  return result;
}

/** For every new place along an axis: where the two old ones are that it lies between, and how far towards the second. */
function axis(from: number, to: number, step: number) {
  const low = new Int32Array(to);
  const high = new Int32Array(to);
  const share = new Float64Array(to);
  for (let index = 0; index < to; index++) {
    const place = Math.min(Math.max(((index + 0.5) * from) / to - 0.5, 0), from - 1);
    const first = Math.floor(place);
    low[index] = first * step;
    high[index] = Math.min(first + 1, from - 1) * step;
    share[index] = place - first;
  }
  return { low, high, share };
}
