import { expect, test } from 'vitest';
import { runColour, runColours, validationShade } from './runColours';

const channel = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
const luminance = (hex: string) => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    channel(Number.parseInt(hex.slice(at, at + 2), 16) / 255),
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (a: string, b: string) => {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
};

test.each([
  ...runColours.light.map((colour) => ({ colour, panel: '#FFFFFF' })),
  ...runColours.dark.map((colour) => ({ colour, panel: '#1B212A' })),
])('$colour has a contrast of 3:1 on $panel', ({ colour, panel }) => {
  expect(contrast(colour, panel)).toBeGreaterThanOrEqual(3);
});

test('the shade of validation is darker on light and lighter on dark', () => {
  for (const colour of runColours.light) {
    expect(luminance(validationShade('light', colour))).toBeLessThanOrEqual(luminance(colour));
  }
  for (const colour of runColours.dark) {
    expect(luminance(validationShade('dark', colour))).toBeGreaterThan(luminance(colour));
  }
  expect(validationShade('light', '#0072B2')).toBe('#00446b');
});

test('a place beyond the palette starts again', () => {
  expect(runColour('light', 5)).toBe(runColour('light', 0));
});
