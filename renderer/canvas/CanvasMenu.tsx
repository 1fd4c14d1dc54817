import {
  ClipboardPaste,
  Copy,
  CopyPlus,
  Maximize,
  Pencil,
  Plus,
  Repeat2,
  Scissors,
  Trash2,
  Unplug,
  Wand2,
} from 'lucide-react';
import type { CommandId } from '../../src/contract/commands';
import { disconnect } from '../../src/editing/connecting';
import { shortcutOf } from '../commands/keys';
import { runCommand } from '../commands/runCommand';
import { useDocumentStore } from '../state/documentStore';
import { Menu, type MenuEntry } from '../ui/Menu';
import { type CanvasMenu as OpenMenu, useCanvasStore } from './canvasStore';
import { belowNode, placeUnder } from './viewport';

/** The menu of a layer, of a wire, or of the canvas. */
export function CanvasMenu() {
  const menu = useCanvasStore((state) => state.menu);
  if (menu === null) return null;
  const { x, y } = menu.at;
  return (
    <Menu
      key={`${x} ${y}`}
      label={{ canvas: 'Canvas', node: 'Layer', edge: 'Wire' }[menu.on.kind]}
      at={menu.at}
      entries={entriesFor(menu)}
      onClose={closeMenu}
    />
  );
}

function closeMenu(): void {
  useCanvasStore.getState().openMenu(null);
}

function command(id: CommandId, title: string, icon: typeof Copy): MenuEntry {
  return { kind: 'item', title, icon, shortcut: shortcutOf(id), onSelect: () => runCommand(id) };
}

const separator: MenuEntry = { kind: 'separator' };

function entriesFor({ on, at }: OpenMenu): readonly MenuEntry[] {
  const { openSearch } = useCanvasStore.getState();
  switch (on.kind) {
    case 'canvas':
      return [
        {
          kind: 'item',
          title: 'Add layer…',
          icon: Plus,
          shortcut: 'A',
          onSelect: () => openSearch({ at, purpose: { kind: 'place', position: placeUnder(at) } }),
        },
        command('paste', 'Paste', ClipboardPaste),
        separator,
        command('tidy', 'Tidy up', Wand2),
        command('fitAll', 'Fit network', Maximize),
      ];
    case 'node': {
      const { nodeId } = on;
      const { document, selection } = useDocumentStore.getState();
      const wires = document.edges.filter(
        (edge) => selection.nodes.includes(edge.source) || selection.nodes.includes(edge.target),
      );
      const single = selection.nodes.length === 1;
      return [
        ...(single
          ? [
              command('rename', 'Rename', Pencil),
              {
                kind: 'item' as const,
                title: 'Replace with…',
                icon: Repeat2,
                onSelect: () => openSearch({ at: belowNode(nodeId), purpose: { kind: 'replace', nodeId } }),
              },
              {
                kind: 'item' as const,
                title: 'Add layer after…',
                icon: Plus,
                onSelect: () => openSearch({ at: belowNode(nodeId), purpose: { kind: 'after', nodeId } }),
              },
              separator,
            ]
          : []),
        command('cut', 'Cut', Scissors),
        command('copy', 'Copy', Copy),
        command('duplicate', 'Duplicate', CopyPlus),
        separator,
        {
          kind: 'item',
          title: 'Disconnect',
          icon: Unplug,
          disabled: wires.length === 0,
          onSelect: () => {
            const { document: current, run } = useDocumentStore.getState();
            run(
              disconnect(
                current,
                wires.map((wire) => wire.id),
              ),
            );
          },
        },
        command('delete', 'Delete and close the gap', Trash2),
        command('deleteLeaveGap', 'Delete and leave the gap', Trash2),
      ];
    }
    case 'edge':
      return [
        {
          kind: 'item',
          title: 'Insert layer…',
          icon: Plus,
          onSelect: () => openSearch({ at, purpose: { kind: 'splice', edgeId: on.edgeId } }),
        },
        separator,
        command('delete', 'Remove wire', Trash2),
      ];
  }
}
