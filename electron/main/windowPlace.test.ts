import { describe, expect, it } from 'vitest';
import { placeWindow, windowPlaceSchema } from './windowPlace';

const screen = { x: 0, y: 0, width: 1920, height: 1080 };
const left = { x: -1600, y: 100, width: 1600, height: 900 };
const place = { x: 200, y: 100, width: 1300, height: 900, maximized: false };

describe('placeWindow', () => {
  it.each([
    ['the default, the first time', null, [screen], { width: 1280, height: 800 }],
    ['where it was', place, [screen], { x: 200, y: 100, width: 1300, height: 900 }],
    ['on a second display', { ...place, x: -1500 }, [screen, left], { x: -1500, y: 100, width: 1300, height: 900 }],
    ['in the middle, where that display is gone', { ...place, x: -1500 }, [screen], { width: 1300, height: 900 }],
    ['in the middle, where only its lower edge shows', { ...place, y: -850 }, [screen], { width: 1300, height: 900 }],
    ['in the middle, where a sliver shows', { ...place, x: 1900 }, [screen], { width: 1300, height: 900 }],
    ['half outside', { ...place, x: 1500 }, [screen], { x: 1500, y: 100, width: 1300, height: 900 }],
    ['not too small', { ...place, width: 10, height: 10 }, [screen], { x: 200, y: 100, width: 1024, height: 640 }],
    ['not too large', { ...place, width: 9000 }, [screen], { x: 200, y: 100, width: 1920, height: 900 }],
    ['small on a small display', null, [{ ...screen, width: 1100, height: 700 }], { width: 1100, height: 700 }],
    ['without any display', null, [], { width: 1024, height: 640 }],
  ])('opens the window %s', (_, saved, areas, expected) => {
    expect(placeWindow(saved, areas)).toEqual(expected);
  });
});

describe('windowPlaceSchema', () => {
  it.each([
    [{ ...place, width: 0 }],
    [{ ...place, x: 0.5 }],
    [{ ...place, y: 1e12 }],
    [{ ...place, maximized: 'yes' }],
    [{}],
    [null],
  ])('refuses %j', (value) => {
    expect(windowPlaceSchema.safeParse(value).success).toBe(false);
  });
});
