import type { MenuItemConstructorOptions } from 'electron';
import type { RecentFile } from '../../src/contract/api';
import type { Command, CommandId } from '../../src/contract/commands';
import { commandIds, commands } from '../../src/contract/commands';

/** What the menus show of the document: the names of the steps to undo and redo, and the files opened last. */
export type MenuState = {
  readonly undo: string | null;
  readonly redo: string | null;
  readonly recent: readonly RecentFile[];
};

export type MenuActions = {
  readonly run: (command: CommandId) => void;
  readonly open: (path: string) => void;
  readonly clearRecent: () => void;
};

type Item = MenuItemConstructorOptions;
type MenuName = Command['menu'];

const order: readonly MenuName[] = ['File', 'Edit', 'View', 'Network', 'Training', 'Help'];
const separator: Item = { type: 'separator' };

/** The menus, made from the table of commands, with what each platform adds to them. */
export function menuTemplate(isMac: boolean, state: MenuState, actions: MenuActions): Item[] {
  const menus = order.map((menu): Item => {
    // About stands in the application's own menu on macOS.
    const ids = commandIds.filter((id) => commands[id].menu === menu && !(isMac && id === 'about'));
    const items = ids.flatMap((id) => commandItems(id, isMac, state, actions));
    return { label: isMac ? menu : `&${menu}`, submenu: [...items, ...platformItems(menu, isMac, state, actions)] };
  });
  if (!isMac) return menus;
  return [applicationMenu(actions), ...menus.slice(0, -1), { role: 'windowMenu' }, ...menus.slice(-1)];
}

// Keys are the page's: its key handler works from the same table and knows where the focus is, so that nothing happens
// twice and a text field keeps its keys. The menu only shows them (`registerAccelerator: false`). On macOS a menu's keys
// always act, but only those that the page has left: there the menu takes part in copying from text fields, and shows
// only keys with Cmd, as any other would be taken from what is typed. A chosen item of the Edit menu goes to the
// preload, which gives it to the text field or the marked text in use, otherwise to the page.
function commandItems(id: CommandId, isMac: boolean, state: MenuState, { run }: MenuActions): Item[] {
  const command: Command = commands[id];
  const key = command.keys[0];
  const item: Item = {
    ...labelled(id, command.title, isMac, state),
    click: () => run(id),
    ...(key === undefined || (isMac && !key.includes('Mod'))
      ? {}
      : { accelerator: key.replace('Mod', 'CmdOrCtrl'), registerAccelerator: false }),
  };
  return command.separated ? [separator, item] : [item];
}

function labelled(id: CommandId, title: string, isMac: boolean, state: MenuState): Item {
  if (id !== 'undo' && id !== 'redo') return { label: title };
  const step = state[id];
  // Text fields on macOS have their undo from this item, whatever the document has to undo.
  return { label: step === null ? title : `${title} ${escaped(step)}`, enabled: step !== null || isMac };
}

function platformItems(menu: MenuName, isMac: boolean, state: MenuState, actions: MenuActions): Item[] {
  if (menu === 'File') {
    const end: Item[] = [{ role: 'close', label: 'Close window' }];
    if (!isMac) end.push({ role: 'quit', label: 'E&xit' });
    return [recentMenu(state.recent, actions), separator, ...end];
  }
  return menu === 'View' ? [separator, { role: 'togglefullscreen' }] : [];
}

function recentMenu(recent: readonly RecentFile[], { open, clearRecent }: MenuActions): Item {
  const files = recent.map(
    ({ name, path }): Item => ({ label: escaped(name), toolTip: path, click: () => open(path) }),
  );
  const clear: Item = { label: 'Clear recent files', click: () => clearRecent() };
  return { label: 'Open recent', enabled: files.length > 0, submenu: [...files, separator, clear] };
}

function applicationMenu({ run }: MenuActions): Item {
  const about: Item = { label: commands.about.title, click: () => run('about') };
  return {
    role: 'appMenu',
    submenu: [
      about,
      separator,
      { role: 'services' },
      separator,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      separator,
      { role: 'quit' },
    ],
  };
}

/** A name is no place for mnemonics. */
const escaped = (text: string) => text.replaceAll('&', '&&');
