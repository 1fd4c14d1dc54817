/**
 * The colours of runs: Okabe and Ito's palette, which colour-blind people can tell apart, in the order of use. Each has
 * a contrast of at least 3:1 to the panel. A run takes a place, and so looks the same in every panel.
 */
export const runColours = {
  light: ['#0072B2', '#D55E00', '#009E73', '#CC79A7', '#000000'],
  dark: ['#56B4E9', '#D55E00', '#009E73', '#CC79A7', '#E69F00'],
} as const;

/** As many runs as colours can be told apart are drawn at once. */
export const runColourCount = runColours.light.length;

export type ColourScheme = keyof typeof runColours;

/** The shade of a run's colour that its validation lines have: nearer to the ink, so that they stand out from the training line. */
export function validationShade(scheme: ColourScheme, colour: string): string {
  const ink = scheme === 'light' ? 0 : 255;
  const channels = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16);
    return Math.round(channel + (ink - channel) * 0.4);
  });
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

/** The colour at a place; places beyond the palette start again. */
export function runColour(scheme: ColourScheme, place: number): string {
  const palette = runColours[scheme];
  return palette[place % palette.length] ?? palette[0];
}
