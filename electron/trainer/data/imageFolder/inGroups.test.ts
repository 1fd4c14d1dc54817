import { expect, it } from 'vitest';
import { inGroups } from './inGroups';

it.each([
  { name: 'none', pixels: [], groups: [] },
  { name: 'many small ones', pixels: Array(130).fill(4096), groups: [64, 64, 2] },
  { name: 'photos', pixels: Array(5).fill(12_000_000), groups: [2, 2, 1] },
  { name: 'one that is too large by itself', pixels: [100, 50_000_000, 100, 100], groups: [1, 1, 2] },
])('inGroups of $name', ({ pixels, groups }) => {
  const images = pixels.map((count: number, place) => ({ place, pixels: count }));
  const found = inGroups(images);
  expect(found.map((group) => group.length)).toEqual(groups);
  expect(found.flat()).toEqual(images);
});
