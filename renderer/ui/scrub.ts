export type ScrubModifiers = { readonly fine: boolean; readonly whole: boolean };

/** Pixels a step: far enough that a hand can hit each, near enough for a gesture across the panel. */
const PIXELS_A_STEP = 6;

/** How many steps a sideways drag means. Shift: ten times finer. Ctrl: whole steps only. */
export function scrubbedSteps(pixels: number, { fine, whole }: ScrubModifiers): number {
  const steps = pixels / PIXELS_A_STEP / (fine ? 10 : 1);
  return whole ? Math.trunc(steps) : steps;
}

export type NumberRange = { readonly min?: number; readonly max?: number; readonly whole: boolean };

/** The step that suits a number: 1 for whole numbers, otherwise a tenth of its order of magnitude, at least of 0.001. */
export function stepFor(value: number, whole: boolean): number {
  if (whole) return 1;
  const magnitude = value === 0 ? 0 : Math.floor(Math.log10(Math.abs(value)));
  return 10 ** (Math.min(0, magnitude) - 1);
}

/** A number some steps further, inside its range, without the noise of binary fractions. */
export function stepped(value: number, steps: number, step: number, range: NumberRange): number {
  const moved = value + (range.whole ? Math.round(steps) * step : Math.round(steps * 10) * (step / 10));
  const clean = range.whole ? Math.round(moved) : Number(moved.toPrecision(10));
  return Math.min(range.max ?? Number.MAX_VALUE, Math.max(range.min ?? -Number.MAX_VALUE, clean));
}
