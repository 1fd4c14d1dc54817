import { describe, expect, it } from 'vitest';
import type { Pair, Shape } from '../../src/document/Shape';
import { receptiveFieldText } from './receptiveFieldText';

describe('receptiveFieldText', () => {
  it.each<{ readonly field: Pair; readonly image: Shape | null; readonly text: string }>([
    { field: [3, 3], image: [32, 32, 3], text: 'input pixels' },
    { field: [40, 3], image: [32, 32, 3], text: 'input pixels' },
    { field: [32, 32], image: [32, 32, 3], text: 'input pixels: the whole image of 32 × 32' },
    { field: [40, 32], image: [32, 32, 3], text: 'input pixels: the whole image of 32 × 32 and beyond its border' },
    { field: [40, 40], image: [64], text: 'input pixels' },
    { field: [40, 40], image: null, text: 'input pixels' },
  ])('$field of $image', ({ field, image, text }) => {
    expect(receptiveFieldText(field, image)).toBe(text);
  });
});
