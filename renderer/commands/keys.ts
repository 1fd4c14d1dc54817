import type { CommandId } from '../../src/contract/commands';
import { type Command, commandIds, commands } from '../../src/contract/commands';

/** What matters of a key press. */
export type KeyPress = {
  readonly key: string;
  /** The place on the keyboard, for digits and where Alt changes the letter. */
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
};

/** Whether a key press is this accelerator of the table of commands: "Mod+Shift+Z". */
export function matches(accelerator: string, press: KeyPress, isMac: boolean): boolean {
  const parts = accelerator.split('+');
  // "Mod++" ends in an empty part.
  const key = parts.at(-1) === '' ? '+' : (parts.at(-1) ?? '');
  const wants = (modifier: string) => parts.includes(modifier);
  const mod = isMac ? press.metaKey : press.ctrlKey;
  const other = isMac ? press.ctrlKey : press.metaKey;
  if (mod !== wants('Mod') || other || press.altKey !== wants('Alt')) return false;
  const isSymbol = key.length === 1 && !/[A-Z0-9]/.test(key);
  // Where a symbol stands on the keyboard, and so whether it needs Shift, depends on the layout.
  if (!isSymbol && press.shiftKey !== wants('Shift')) return false;
  if (/^[0-9]$/.test(key)) return press.code === `Digit${key}` || (!press.shiftKey && press.key === key);
  if (/^[A-Z]$/.test(key)) return press.key.toUpperCase() === key || (press.altKey && press.code === `Key${key}`);
  if (key === '=') return press.key === '=' || press.key === '+';
  return press.key === key;
}

/** The command of a key press; `onCanvas`: whether those apply that need the canvas's focus. */
export function commandFor(press: KeyPress, options: { readonly isMac: boolean; readonly onCanvas: boolean }) {
  return (
    commandIds.find((id) => {
      const command: Command = commands[id];
      if (command.canvasOnly === true && !options.onCanvas) return false;
      return command.keys.some((key) => matches(key, press, options.isMac));
    }) ?? null
  );
}

/** "Ctrl+Shift+Z", on a Mac "⇧⌘Z". */
export function formatKeys(accelerator: string, isMac: boolean): string {
  const parts = accelerator.replace(/\+\+$/, '+Plus').split('+');
  const key = { Plus: '+', Enter: isMac ? '↩' : 'Enter' }[parts.at(-1) ?? ''] ?? parts.at(-1) ?? '';
  const names = isMac
    ? { Mod: '⌘', Shift: '⇧', Alt: '⌥', Ctrl: '⌃' }
    : { Mod: 'Ctrl', Shift: 'Shift', Alt: 'Alt', Ctrl: 'Ctrl' };
  const order = isMac ? (['Ctrl', 'Alt', 'Shift', 'Mod'] as const) : (['Mod', 'Ctrl', 'Alt', 'Shift'] as const);
  const modifiers = order.filter((modifier) => parts.slice(0, -1).includes(modifier)).map((name) => names[name]);
  return [...modifiers, key].join(isMac ? '' : '+');
}

export const isMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent);

/** The first key of a command as the platform writes it; null where it has none. */
export function shortcutOf(id: CommandId): string | null {
  const [first] = commands[id].keys;
  return first === undefined ? null : formatKeys(first, isMac);
}
