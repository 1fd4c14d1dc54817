import { z } from 'zod';

export type Rectangle = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

export const windowMinimum = { width: 1024, height: 640 };
export const windowDefault = { width: 1280, height: 800 };

const pixels = z.int().min(-100_000).max(100_000);

/** Where the window was when it was last closed, in device-independent pixels. */
export const windowPlaceSchema = z.object({
  x: pixels,
  y: pixels,
  width: pixels.min(1),
  height: pixels.min(1),
  maximized: z.boolean(),
});
export type WindowPlace = z.output<typeof windowPlaceSchema>;

/** How much of the title bar must be on a display for the window to be found and moved. */
const visible = { width: 100, height: 30 };

/**
 * Where the window opens: where it was, if it can be seen there on the work areas of today's displays; else in the middle
 * (no x and y) at the same size. Never smaller than the minimum, never larger than the largest work area.
 */
export function placeWindow(
  saved: WindowPlace | null,
  workAreas: readonly Rectangle[],
): { readonly width: number; readonly height: number; readonly x?: number; readonly y?: number } {
  const wanted = saved ?? windowDefault;
  const largest = (side: 'width' | 'height') => Math.max(windowMinimum[side], ...workAreas.map((area) => area[side]));
  const size = {
    width: Math.min(Math.max(wanted.width, windowMinimum.width), largest('width')),
    height: Math.min(Math.max(wanted.height, windowMinimum.height), largest('height')),
  };
  if (saved === null) return size;
  const titleBar = { x: saved.x, y: saved.y, width: size.width, height: visible.height };
  return workAreas.some((area) => isWithinReach(titleBar, area)) ? { ...size, x: saved.x, y: saved.y } : size;
}

function isWithinReach(titleBar: Rectangle, area: Rectangle): boolean {
  const shared = Math.min(titleBar.x + titleBar.width, area.x + area.width) - Math.max(titleBar.x, area.x);
  const isOnHeight = titleBar.y >= area.y && titleBar.y + titleBar.height <= area.y + area.height;
  return shared >= visible.width && isOnHeight;
}
