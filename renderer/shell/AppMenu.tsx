import { FileText, Layers } from 'lucide-react';
import { useRef, useState } from 'react';
import type { RecentFile } from '../../src/contract/api';
import { type Command, type CommandId, commands } from '../../src/contract/commands';
import { getBridge } from '../bridge/bridge';
import { shortcutOf } from '../commands/keys';
import { runCommand } from '../commands/runCommand';
import { openPath } from '../files/fileActions';
import { useImportStore } from '../importing/importReport';
import { useUiStore } from '../state/uiStore';
import { Menu, type MenuEntry } from '../ui/Menu';

const shown: readonly (CommandId | 'separator' | 'recent' | 'settings')[] = [
  'new',
  'templates',
  'open',
  'recent',
  'separator',
  'save',
  'saveAs',
  'exportCode',
  'separator',
  'tidy',
  'togglePalette',
  'toggleInspector',
  'toggleCode',
  'toggleVolumes',
  'toggleMinimap',
  'importReport',
  'theme',
  'settings',
  'separator',
  'shortcuts',
  'about',
];

/** The menu behind the app's mark: files, what is shown, help. The same as in the window's own menus, where it has some. */
export function AppMenu() {
  const button = useRef<HTMLButtonElement>(null);
  const [recent, setRecent] = useState<readonly RecentFile[] | null>(null);
  const show = async () => {
    const answer = await getBridge().api.listRecent({});
    setRecent(answer.ok ? answer.value : []);
  };
  const box = button.current?.getBoundingClientRect();
  return (
    <>
      <button
        ref={button}
        type="button"
        className="app-mark"
        aria-label="ConvCanvas menu"
        aria-haspopup="menu"
        aria-expanded={recent !== null}
        onClick={() => void show()}
      >
        <Layers size={21} strokeWidth={1.75} aria-hidden="true" />
      </button>
      {recent !== null && (
        <Menu
          label="ConvCanvas"
          at={{ x: box?.left ?? 0, y: (box?.bottom ?? 0) + 6 }}
          entries={entriesWith(recent)}
          onClose={() => {
            setRecent(null);
            button.current?.focus();
          }}
        />
      )}
    </>
  );
}

function entriesWith(recent: readonly RecentFile[]): readonly MenuEntry[] {
  return shown.flatMap((id): readonly MenuEntry[] => {
    if (id === 'separator') return [{ kind: 'separator' }];
    if (id === 'recent') return recent.slice(0, 9).map(recentEntry);
    if (id === 'importReport' && useImportStore.getState().report === null) return [];
    if (id === 'settings') return [{ kind: 'item', title: 'Settings…', onSelect: openSettings }];
    const { title }: Command = commands[id];
    return [{ kind: 'item', title, shortcut: shortcutOf(id), onSelect: () => runCommand(id) }];
  });
}

function openSettings(): void {
  useUiStore.getState().openDialog({ kind: 'settings' });
}

function recentEntry({ name, path }: RecentFile): MenuEntry {
  return { kind: 'item', title: name, icon: FileText, onSelect: () => void openPath(path) };
}
