import { describe, expect, it } from 'vitest';
import { commandFor, formatKeys, type KeyPress } from './keys';

function press(key: string, modifiers: Partial<KeyPress> = {}): KeyPress {
  const code = /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : /^[0-9]$/.test(key) ? `Digit${key}` : key;
  return { key, code, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...modifiers };
}
const ctrl = { ctrlKey: true };
const shift = { shiftKey: true };

describe('commandFor', () => {
  const linux = { isMac: false, onCanvas: true };
  it.each([
    { what: 'Ctrl+Z', key: press('z', ctrl), command: 'undo' },
    { what: 'Ctrl+Shift+Z, which gives a capital', key: press('Z', { ...ctrl, ...shift }), command: 'redo' },
    { what: 'Ctrl+Y', key: press('y', ctrl), command: 'redo' },
    { what: 'plain A', key: press('a'), command: 'addLayer' },
    { what: 'Shift+A', key: press('A', shift), command: 'addLayer' },
    { what: 'Ctrl+A', key: press('a', ctrl), command: 'selectAll' },
    { what: '? with the Shift that it needs', key: press('?', shift), command: 'shortcuts' },
    { what: 'Ctrl and + for zooming in', key: press('+', { ...ctrl, ...shift }), command: 'zoomIn' },
    { what: 'Ctrl+=', key: press('=', ctrl), command: 'zoomIn' },
    { what: 'Shift+1, which gives !', key: press('!', { ...shift, code: 'Digit1' }), command: 'fitAll' },
    {
      what: 'Shift+Alt+T, which gives a sign',
      key: press('ˇ', { ...shift, altKey: true, code: 'KeyT' }),
      command: 'tidy',
    },
    { what: 'F8', key: press('F8'), command: 'nextProblem' },
    { what: 'Shift+F8', key: press('F8', shift), command: 'previousProblem' },
    { what: 'Ctrl+Alt+Enter', key: press('Enter', { ...ctrl, altKey: true }), command: 'stop' },
    { what: 'Delete', key: press('Delete'), command: 'delete' },
    { what: 'Shift+Delete', key: press('Delete', shift), command: 'deleteLeaveGap' },
    { what: 'the Windows key with Z', key: press('z', { metaKey: true }), command: null },
    { what: 'Ctrl+Alt+Z', key: press('z', { ...ctrl, altKey: true }), command: null },
    { what: 'plain B', key: press('b'), command: null },
  ])('$what is $command', ({ key, command }) => {
    expect(commandFor(key, linux)).toBe(command);
  });

  it.each([press('a'), press('c', ctrl), press('Delete')])('$key needs the canvas', (key) => {
    expect(commandFor(key, { isMac: false, onCanvas: false })).toBeNull();
  });

  it('takes Cmd for Ctrl on a Mac', () => {
    expect(commandFor(press('z', { metaKey: true }), { isMac: true, onCanvas: false })).toBe('undo');
    expect(commandFor(press('z', ctrl), { isMac: true, onCanvas: false })).toBeNull();
  });
});

describe('formatKeys', () => {
  it.each([
    ['Mod+Shift+Z', 'Ctrl+Shift+Z', '⇧⌘Z'],
    ['Shift+Alt+T', 'Alt+Shift+T', '⌥⇧T'],
    ['F1', 'F1', 'F1'],
    ['Mod+=', 'Ctrl+=', '⌘='],
    ['Mod+Enter', 'Ctrl+Enter', '⌘↩'],
  ])('%s', (accelerator, other, mac) => {
    expect(formatKeys(accelerator, false)).toBe(other);
    expect(formatKeys(accelerator, true)).toBe(mac);
  });
});
