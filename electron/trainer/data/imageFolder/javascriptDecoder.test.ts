import { describe, expect, it } from 'vitest';
import { distanceFromKeras, imageFacts } from '../../testing/imageFacts';
import { javascriptDecoder } from './javascriptDecoder';

describe('JavaScript decodes images', () => {
  // Decoders of JPEG differ in how they enlarge the colours, which are stored at half the size.
  it.each(imageFacts)('nearly as Keras does: $id', async (fact) => {
    expect((await distanceFromKeras(javascriptDecoder, fact)).mean).toBeLessThan(fact.file.format === 'png' ? 0.6 : 4);
  });
});
