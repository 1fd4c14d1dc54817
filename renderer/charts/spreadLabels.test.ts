import { expect, test } from 'vitest';
import { spreadLabels } from './spreadLabels';

test.each([
  { name: 'far apart: as wanted', wanted: [20, 80], expected: [20, 80] },
  { name: 'overlapping: pushed down', wanted: [50, 52], expected: [50, 66] },
  { name: 'at the bottom: pushed up', wanted: [95, 96], expected: [76, 92] },
  { name: 'in the order of the lines, not of the places', wanted: [60, 50], expected: [66, 50] },
  { name: 'outside the room', wanted: [-30, 300], expected: [8, 92] },
  { name: 'none', wanted: [], expected: [] },
])('$name', ({ wanted, expected }) => expect(spreadLabels(wanted, 16, 0, 100)).toEqual(expected));

test('too many for the room share it evenly', () => {
  const centres = spreadLabels([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 16, 0, 100);
  expect(centres).toEqual([5, 15, 25, 35, 45, 55, 65, 75, 85, 95]);
});
