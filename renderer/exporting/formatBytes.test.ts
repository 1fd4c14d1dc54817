import { expect, it } from 'vitest';
import { formatBytes } from './formatBytes';

it.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [999, '999 bytes'],
  [4_230, '4.2 kB'],
  [9_960, '10 kB'],
  [999_600, '1.0 MB'],
  [17_400_000, '17 MB'],
  [2_500_000_000, '2.5 GB'],
])('%d bytes are said as "%s"', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});
