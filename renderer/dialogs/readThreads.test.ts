import { expect, test } from 'vitest';
import { readThreads } from './readThreads';

test.each([
  ['', null],
  ['  ', null],
  ['1', 1],
  [' 16 ', 16],
  ['1024', 1024],
])('"%s" is %s threads', (text, value) => {
  expect(readThreads(text)).toEqual({ ok: true, value });
});

test.each(['0', '-2', '1.5', '1025', 'all', '2e1'])('"%s" is refused with what would be right', (text) => {
  expect(readThreads(text)).toMatchObject({ ok: false, message: expect.stringContaining('from 1 to 1024') });
});
