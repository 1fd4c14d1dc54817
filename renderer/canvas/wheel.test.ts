import { describe, expect, it } from 'vitest';
import { type Device, guessDevice, type Wheel, wheelAction } from './wheel';

function wheel(deltaY: number, more: Partial<Wheel> = {}): Wheel {
  return { deltaX: 0, deltaY, deltaMode: 0, ctrlKey: false, metaKey: false, shiftKey: false, ...more };
}

describe('guessDevice', () => {
  const cases: readonly { what: string; event: Wheel; before: Device; device: Device }[] = [
    { what: 'a notch of 100', event: wheel(100), before: 'trackpad', device: 'mouse' },
    { what: 'a notch of -120', event: wheel(-120), before: 'trackpad', device: 'mouse' },
    { what: 'lines', event: wheel(3, { deltaMode: 1 }), before: 'trackpad', device: 'mouse' },
    { what: 'a sideways part', event: wheel(100, { deltaX: 2 }), before: 'mouse', device: 'trackpad' },
    { what: 'a small step', event: wheel(4), before: 'mouse', device: 'trackpad' },
    { what: 'a broken step', event: wheel(12.5), before: 'mouse', device: 'trackpad' },
    { what: 'a notch on a scaled screen', event: wheel(66.7), before: 'mouse', device: 'mouse' },
    {
      what: 'a notch sideways by Shift',
      event: wheel(0, { deltaX: 100, shiftKey: true }),
      before: 'mouse',
      device: 'mouse',
    },
    { what: 'a pinch', event: wheel(3, { ctrlKey: true }), before: 'mouse', device: 'mouse' },
  ];
  it.each(cases)('$what after a $before is a $device', ({ event, before, device }) => {
    expect(guessDevice(event, before)).toBe(device);
  });
});

describe('wheelAction', () => {
  it('zooms out with a mouse wheel turned down, and in with it turned up, by the inverse', () => {
    const out = wheelAction(wheel(100), 'auto', 'mouse');
    const back = wheelAction(wheel(-100), 'auto', 'mouse');
    if (out.kind !== 'zoom' || back.kind !== 'zoom') throw new Error('expected zooms');
    expect(out.factor).toBeLessThan(1);
    expect(out.factor * back.factor).toBeCloseTo(1, 12);
  });

  it.each([
    { what: 'two fingers', event: wheel(30, { deltaX: 10 }), setting: 'auto', guess: 'trackpad', dx: -10, dy: -30 },
    { what: 'a mouse said to be a trackpad', event: wheel(100), setting: 'trackpad', guess: 'mouse', dx: 0, dy: -100 },
    { what: 'Shift', event: wheel(100, { shiftKey: true }), setting: 'mouse', guess: 'mouse', dx: -100, dy: 0 },
    {
      what: 'Shift, turned by the system',
      event: wheel(0, { deltaX: 100, shiftKey: true }),
      setting: 'auto',
      guess: 'mouse',
      dx: -100,
      dy: 0,
    },
  ] as const)('$what pans', ({ event, setting, guess, dx, dy }) => {
    expect(wheelAction(event, setting, guess)).toEqual({ kind: 'pan', dx, dy });
  });

  it.each(['auto', 'mouse', 'trackpad'] as const)('a pinch zooms whatever the setting: %s', (setting) => {
    expect(wheelAction(wheel(5, { ctrlKey: true }), setting, 'trackpad').kind).toBe('zoom');
  });
});
