import type { LucideIcon } from 'lucide-react';
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';

export type MenuEntry =
  | {
      readonly kind: 'item';
      readonly title: string;
      readonly icon?: LucideIcon;
      readonly shortcut?: string | null;
      readonly disabled?: boolean;
      readonly onSelect: () => void;
    }
  | { readonly kind: 'separator' };

export type MenuProps = {
  readonly label: string;
  /** Window pixels of its corner. */
  readonly at: { readonly x: number; readonly y: number };
  readonly entries: readonly MenuEntry[];
  readonly onClose: () => void;
};

/** A menu at a place of the window: arrow keys and first letters walk, Escape closes and gives the focus back. */
export function Menu({ label, at, entries, onClose }: MenuProps) {
  const menu = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ left: at.x, top: at.y });
  useLayoutEffect(() => {
    const box = menu.current?.getBoundingClientRect();
    if (box === undefined) return;
    setPlace({
      left: Math.max(6, Math.min(at.x, window.innerWidth - box.width - 6)),
      top: Math.max(6, Math.min(at.y, window.innerHeight - box.height - 6)),
    });
  }, [at.x, at.y]);
  useEffect(() => {
    const before = document.activeElement;
    menu.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus();
    return () => {
      // An entry may have moved the focus on purpose.
      const lost = document.activeElement === null || document.activeElement === document.body;
      if (lost && before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  useEffect(() => {
    const outside = (event: PointerEvent) => {
      if (event.target instanceof Node && menu.current?.contains(event.target) !== true) onClose();
    };
    window.addEventListener('pointerdown', outside, true);
    window.addEventListener('blur', onClose);
    return () => {
      window.removeEventListener('pointerdown', outside, true);
      window.removeEventListener('blur', onClose);
    };
  }, [onClose]);
  return createPortal(
    <div
      ref={menu}
      role="menu"
      tabIndex={-1}
      aria-label={label}
      className="menu pop"
      style={place}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape' || event.key === 'Tab') {
          event.preventDefault();
          onClose();
        } else walk(event);
      }}
    >
      {entries.map((entry, index) =>
        entry.kind === 'separator' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: a separator has nothing but its place.
          <hr key={index} className="menu-separator" />
        ) : (
          <button
            key={entry.title}
            type="button"
            role="menuitem"
            tabIndex={-1}
            className="menu-item"
            aria-disabled={entry.disabled === true}
            onClick={() => {
              if (entry.disabled === true) return;
              onClose();
              entry.onSelect();
            }}
          >
            {entry.icon !== undefined && <entry.icon size={15} strokeWidth={1.75} aria-hidden="true" />}
            <span>{entry.title}</span>
            {entry.shortcut != null && <kbd className="kbd">{entry.shortcut}</kbd>}
          </button>
        ),
      )}
    </div>,
    document.body,
  );
}

function walk(event: KeyboardEvent<HTMLElement>): void {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=menuitem]')];
  const focused = document.activeElement;
  const place = focused instanceof HTMLElement ? items.indexOf(focused) : -1;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  let next: HTMLElement | undefined;
  if (step !== undefined) next = items[(place + step + items.length) % items.length];
  else if (event.key === 'Home') next = items[0];
  else if (event.key === 'End') next = items.at(-1);
  else if (event.key.length === 1 && event.key !== ' ') {
    const rest = [...items.slice(place + 1), ...items.slice(0, place + 1)];
    next = rest.find((item) => item.textContent?.toLowerCase().startsWith(event.key.toLowerCase()));
  }
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
