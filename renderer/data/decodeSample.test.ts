import { expect, test } from 'vitest';
import { decodeRgba } from './decodeSample';

test.each([
  ['the bytes of a pixel', 'AP+AQA==', [0, 255, 128, 64]],
  ['nothing', '', []],
  ['no base64', '###', []],
])('%s', (_, base64, bytes) => expect(Array.from(decodeRgba(base64))).toEqual(bytes));
