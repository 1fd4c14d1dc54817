import type { AppSettings } from '../../src/contract/settings';

/** What matters of a wheel event. */
export type Wheel = {
  readonly deltaX: number;
  readonly deltaY: number;
  /** 0: pixels, 1: lines, 2: pages. */
  readonly deltaMode: number;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
};

export type WheelAction =
  | { readonly kind: 'zoom'; readonly factor: number }
  | { readonly kind: 'pan'; readonly dx: number; readonly dy: number };

export type Device = 'mouse' | 'trackpad';

const LINE = 20;

/** A guess, kept until an event says otherwise: a trackpad moves sideways too, and by small amounts. */
export function guessDevice(wheel: Wheel, before: Device): Device {
  if (wheel.deltaMode !== 0) return 'mouse';
  if (wheel.ctrlKey) return before;
  if (wheel.deltaX !== 0 && !wheel.shiftKey) return 'trackpad';
  const size = Math.abs(wheel.deltaY);
  if (size === 0) return before;
  if (size < 40) return 'trackpad';
  // Wheels turn by notches of 100 or 120 pixels, also where the screen is scaled.
  return size % 100 === 0 || size % 120 === 0 ? 'mouse' : before;
}

/** A mouse wheel zooms, two fingers pan, a pinch (which comes as Ctrl and wheel) zooms, Shift pans sideways. */
export function wheelAction(wheel: Wheel, setting: AppSettings['pointer'], guess: Device): WheelAction {
  const scale = wheel.deltaMode === 0 ? 1 : wheel.deltaMode === 1 ? LINE : LINE * 20;
  const [dx, dy] = [wheel.deltaX * scale, wheel.deltaY * scale];
  const isPinch = wheel.ctrlKey || wheel.metaKey;
  if (wheel.shiftKey && !isPinch) return { kind: 'pan', dx: 0 - (dx === 0 ? dy : dx), dy: 0 };
  const device = setting === 'auto' ? guess : setting;
  if (isPinch || device === 'mouse') {
    // A pinch comes in many small steps, a notch in one large one.
    const speed = isPinch && Math.abs(dy) < 40 ? 0.01 : 0.002;
    return { kind: 'zoom', factor: 2 ** (-dy * speed) };
  }
  return { kind: 'pan', dx: 0 - dx, dy: 0 - dy };
}
