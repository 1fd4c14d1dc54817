import type { ImageSize } from '../data/imageFolder/fitImage';
import type { ImageDecoder, ImageFile } from '../data/imageFolder/ImageDecoder';
import facts from './images.facts.json';

/** What Keras reads from an image file; written by tools/facts/keras_images.py, whose head says more. */
export type ImageFact = {
  readonly id: string;
  readonly file: ImageFile;
  readonly size: ImageSize;
  /** 0 to 255, with fractions. */
  readonly pixels: readonly number[];
};

export const imageFacts: readonly ImageFact[] = facts.rows.map(({ id, file, format, width, height, size, pixels }) => ({
  id,
  file: { bytes: Buffer.from(file, 'base64'), format: format === 'png' ? 'png' : 'jpeg', width, height },
  size: { height: size[0] ?? 0, width: size[1] ?? 0, channels: size[2] === 1 ? 1 : 3 },
  pixels,
}));

/** How far a decoder's pixels are from Keras': the most, and the mean. */
export async function distanceFromKeras(decoder: ImageDecoder, { file, size, pixels }: ImageFact) {
  const [decoded] = await decoder.decode([file], size);
  if (!(decoded instanceof Uint8Array)) throw decoded ?? new Error('Nothing was decoded.');
  if (decoded.length !== pixels.length) throw new Error(`${decoded.length} values, not ${pixels.length}.`);
  const distances = pixels.map((value, index) => Math.abs(value - (decoded[index] as number)));
  return { most: Math.max(...distances), mean: distances.reduce((sum, value) => sum + value, 0) / pixels.length };
}
