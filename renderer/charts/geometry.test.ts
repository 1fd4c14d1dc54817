import { expect, test } from 'vitest';
import { type PlotGeometry, pixelX, pixelY } from './geometry';

const linear: PlotGeometry = { left: 40, top: 10, width: 200, height: 100, xMax: 4, y: [0, 2], logarithmic: false };
const logarithmic: PlotGeometry = { ...linear, y: [0.01, 100], logarithmic: true };

test.each([
  [linear, 0, 40],
  [linear, 1, 90],
  [linear, 4, 240],
])('places lie along the plot', (geometry, place, pixel) => expect(pixelX(geometry, place)).toBe(pixel));

test.each([
  [linear, 0, 110],
  [linear, 2, 10],
  [linear, 0.5, 85],
  [linear, 99, 10],
  [logarithmic, 100, 10],
  [logarithmic, 1, 60],
  [logarithmic, 0.01, 110],
  [logarithmic, 0, 110],
])('values lie in the plot, whatever they are', (geometry, value, pixel) => {
  expect(pixelY(geometry, value)).toBeCloseTo(pixel, 9);
});
