import { type Command, type CommandId, commandIds, commands } from '../../src/contract/commands';
import { formatKeys, isMac } from '../commands/keys';
import { Dialog } from '../ui/Dialog';
import { close } from './close';

const menus: readonly Command['menu'][] = ['File', 'Edit', 'Network', 'View', 'Training', 'Help'];

/** Keys that need a direction or the focus, and so are no commands. */
const gestures: readonly { readonly title: string; readonly keys: readonly string[] }[] = [
  { title: 'Move the chosen layers by a cell, by four', keys: ['Arrows', 'Shift+Arrows'] },
  { title: 'Walk along the wires', keys: ['Alt+Arrows'] },
  { title: 'Add a layer after, before the chosen one', keys: ['Mod+Right', 'Mod+Left'] },
  { title: 'Draw a wire from the chosen layer', keys: ['C'] },
  { title: 'Settings of the chosen layer, and back', keys: ['Enter', 'Escape'] },
  { title: 'Next panel, previous panel', keys: ['F6', 'Shift+F6'] },
  { title: 'Pan by dragging', keys: ['Space'] },
];

/** Every key, from the table of commands. */
export function ShortcutsDialog() {
  return (
    <Dialog title="Keyboard shortcuts" wide onClose={close}>
      <div className="shortcuts">
        {menus.map((menu) => (
          <section key={menu} aria-label={menu}>
            <h3>{menu}</h3>
            <dl>
              {commandsOf(menu).map((id) => (
                <Row key={id} title={commands[id].title} keys={commands[id].keys} />
              ))}
            </dl>
          </section>
        ))}
        <section aria-label="On the canvas">
          <h3>On the canvas</h3>
          <dl>
            {gestures.map(({ title, keys }) => (
              <Row key={title} title={title} keys={keys} />
            ))}
          </dl>
        </section>
      </div>
    </Dialog>
  );
}

function commandsOf(menu: Command['menu']): readonly CommandId[] {
  return commandIds.filter((id) => commands[id].menu === menu && commands[id].keys.length > 0);
}

function Row({ title, keys }: { readonly title: string; readonly keys: readonly string[] }) {
  return (
    <div className="shortcut">
      <dt>{title}</dt>
      <dd>
        {keys.map((key) => (
          <kbd key={key} className="kbd">
            {formatKeys(key, isMac)}
          </kbd>
        ))}
      </dd>
    </div>
  );
}
