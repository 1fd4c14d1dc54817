import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { commandIds, commands } from '../../src/contract/commands';
import { type MenuState, menuTemplate } from './menu';

const empty: MenuState = { undo: null, redo: null, recent: [] };

/** The menus as made, and what choosing their items did. */
function make(isMac: boolean, state: MenuState = empty) {
  const done: string[] = [];
  const template = menuTemplate(isMac, state, {
    run: (command) => done.push(command),
    open: (path) => done.push(`open ${path}`),
    clearRecent: () => done.push('clear'),
  });
  const all = template.flatMap(withSubmenus);
  const find = (label: string) => all.find((item) => item.label === label);
  // What a click is told of the window does not matter here.
  const choose = (item: MenuItemConstructorOptions | undefined) => (item?.click as (() => void) | undefined)?.();
  return { template, all, find, choose, done };
}

function withSubmenus(item: MenuItemConstructorOptions): MenuItemConstructorOptions[] {
  const { submenu } = item;
  return [item, ...(Array.isArray(submenu) ? submenu.flatMap(withSubmenus) : [])];
}

describe.each([
  ['Linux and Windows', false],
  ['macOS', true],
])('the menus of %s', (_, isMac) => {
  it('hold every command exactly once', () => {
    const { all, choose, done } = make(isMac);
    for (const item of all) choose(item);
    expect(done.filter((entry) => entry !== 'clear').sort()).toEqual([...commandIds].sort());
  });

  it('only show the keys of commands, with the first key of the table', () => {
    const { all } = make(isMac);
    const shown = all.filter(({ accelerator }) => accelerator !== undefined);
    expect(shown.length).toBeGreaterThan(10);
    for (const item of shown) expect(item, item.label).toMatchObject({ registerAccelerator: false });
    expect(make(isMac).find(commands.save.title)?.accelerator).toBe('CmdOrCtrl+S');
  });
});

describe('the Edit menu', () => {
  it('names the steps, and is grey where there is none', () => {
    const { find } = make(false, { ...empty, undo: 'Add Conv2D & ReLU' });
    expect(find('Undo Add Conv2D && ReLU')).toMatchObject({ enabled: true });
    expect(find('Redo')).toMatchObject({ enabled: false });
  });

  it('keeps undo for text fields on macOS', () => {
    expect(make(true).find('Undo')).toMatchObject({ enabled: true });
  });
});

describe('plain keys', () => {
  it('are shown where a menu does not take them from what is typed', () => {
    expect(make(false).find(commands.delete.title)?.accelerator).toBe('Delete');
    expect(make(true).find(commands.delete.title)?.accelerator).toBeUndefined();
  });
});

describe('the recent files', () => {
  it('open, and can be forgotten', () => {
    const { find, choose, done } = make(false, { ...empty, recent: [{ name: 'Cats & dogs', path: '/n/c.cnn.json' }] });
    expect(find('Open recent')).toMatchObject({ enabled: true });
    choose(find('Cats && dogs'));
    choose(find('Clear recent files'));
    expect(done).toEqual(['open /n/c.cnn.json', 'clear']);
  });

  it('are grey where there are none', () => {
    expect(make(false).find('Open recent')).toMatchObject({ enabled: false });
  });
});

describe('what each platform adds', () => {
  it('Exit in the File menu, or Quit in the menu of the application', () => {
    expect(make(false).find('E&xit')).toMatchObject({ role: 'quit' });
    const mac = make(true);
    expect(mac.find('E&xit')).toBeUndefined();
    expect(mac.template[0]).toMatchObject({ role: 'appMenu' });
    expect(mac.all).toContainEqual({ role: 'quit' });
    expect(mac.template.map(({ label, role }) => label ?? role)).toEqual([
      'appMenu',
      'File',
      'Edit',
      'View',
      'Network',
      'Training',
      'windowMenu',
      'Help',
    ]);
  });
});
