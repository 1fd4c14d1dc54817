import { describe, expect, it } from 'vitest';
import { ImageError } from '../../data/imageFolder/ImageDecoder';
import { distanceFromKeras, imageFacts } from '../../testing/imageFacts';
import { loadBinding } from './loadBinding';
import { TensorflowDecoder } from './TensorflowDecoder';

const decoder = new TensorflowDecoder(loadBinding());

describe('TensorFlow decodes images', () => {
  it.each(imageFacts)('as Keras does, but rounded: $id', async (fact) => {
    // Keras' numbers are given to a hundredth.
    expect((await distanceFromKeras(decoder, fact)).most).toBeLessThanOrEqual(0.51);
  });

  it('in their order, more than one run takes', async () => {
    const size = { height: 5, width: 8, channels: 3 } as const;
    const files = Array.from({ length: 71 }, (_, index) => imageFacts[(5 * index) % imageFacts.length]?.file);
    const whole = files.filter((file) => file !== undefined);
    const together = await decoder.decode(whole, size);
    expect(together).toHaveLength(71);
    for (const [index, file] of whole.entries()) expect([together[index]]).toEqual(await decoder.decode([file], size));
    expect(await decoder.decode([], size)).toEqual([]);
  });

  it('and tells which of several files are damaged', async () => {
    const fact = imageFacts.find(({ id }) => id.startsWith('colour JPEG'));
    if (fact === undefined) throw new Error('There is no JPEG.');
    const { file, size } = fact;
    const damaged = (bytes: Buffer) => ({ ...file, bytes });
    const [before, cut, other, after] = await decoder.decode(
      [file, damaged(file.bytes.subarray(0, 200)), damaged(Buffer.from('no image')), file],
      size,
    );
    expect(before).toBeInstanceOf(Uint8Array);
    expect(after).toEqual(before);
    for (const error of [cut, other]) {
      expect(error).toBeInstanceOf(ImageError);
      expect((error as ImageError).message).toMatch(/^the JPEG file is damaged \(.+\)$/);
    }
  });
});
