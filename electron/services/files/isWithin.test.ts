import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { isWithin } from './isWithin';

const folder = resolve('/data/set');

it.each([
  ['the folder itself', folder, true],
  ['what lies below', join(folder, 'MNIST', 'raw'), true],
  ['a name that begins with two dots', join(folder, '..hidden'), true],
  ['a sibling whose name begins the same', `${folder}2`, false],
  ['the folder above', resolve('/data'), false],
  ['another place', resolve('/usr/share'), false],
])('%s', (_, path, within) => expect(isWithin(folder, path)).toBe(within));

it('everything lies in the root', () => expect(isWithin(resolve('/'), folder)).toBe(true));
