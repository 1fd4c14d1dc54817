/** An image for the screen: 8-bit RGBA, row by row. */
export type Picture = {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8ClampedArray<ArrayBuffer>;
  /** What it shows: "9". */
  readonly name: string;
};

/** ITU-R BT.601, as data sets of colour images are read for a grey Input. */
const greyShares = [0.299, 0.587, 0.114] as const;

/**
 * The pixels that a network with so many channels is fed, from 0 to 1, row by row: grey for one, colours for three. Further
 * channels are opaque.
 */
export function pixelsOf(rgba: Uint8ClampedArray, channels: number): Float32Array {
  const count = Math.floor(rgba.length / 4);
  const pixels = new Float32Array(count * channels).fill(1);
  for (let pixel = 0; pixel < count; pixel++) {
    const colour = (channel: number) => rgba[pixel * 4 + channel] ?? 0;
    if (channels < 3) {
      const grey = greyShares.reduce((sum, share, channel) => sum + share * colour(channel), 0);
      pixels.fill(Math.round(grey) / 255, pixel * channels, (pixel + 1) * channels);
    } else {
      for (let channel = 0; channel < 3; channel++) pixels[pixel * channels + channel] = colour(channel) / 255;
    }
  }
  return pixels;
}

/** The way back: values below 0 are black, values above 1 are full. */
export function rgbaOf(pixels: Float32Array, channels: number): Uint8ClampedArray<ArrayBuffer> {
  const count = pixels.length / channels;
  const rgba = new Uint8ClampedArray(count * 4).fill(255);
  for (let pixel = 0; pixel < count; pixel++) {
    for (let channel = 0; channel < 3; channel++) {
      const value = pixels[pixel * channels + (channels >= 3 ? channel : 0)] ?? 0;
      rgba[pixel * 4 + channel] = value * 255;
    }
  }
  return rgba;
}
