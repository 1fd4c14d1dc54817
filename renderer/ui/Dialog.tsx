import { X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { IconButton } from './IconButton';

export type DialogProps = {
  readonly title: string;
  readonly wide?: boolean;
  /** Escape, the cross, or a click outside. */
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** A modal dialog. The focus is caught inside, and goes back to where it was. */
export function Dialog({ title, wide = false, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const before = document.activeElement;
    const element = dialog.current;
    if (element !== null && !element.open) element.showModal();
    const wanted = element?.querySelector<HTMLElement>('[data-autofocus]');
    wanted?.focus();
    return () => {
      element?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape does for the keyboard what a click outside does.
    <dialog
      ref={dialog}
      className={wide ? 'dialog dialog-wide' : 'dialog'}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => event.target === event.currentTarget && isOutside(event) && onClose()}
    >
      <header className="dialog-header">
        <h2 id={heading}>{title}</h2>
        <IconButton label="Close" icon={X} onClick={onClose} />
      </header>
      <div className="dialog-body">{children}</div>
    </dialog>
  );
}

function isOutside(event: { readonly currentTarget: Element; readonly clientX: number; readonly clientY: number }) {
  const { left, right, top, bottom } = event.currentTarget.getBoundingClientRect();
  return event.clientX < left || event.clientX > right || event.clientY < top || event.clientY > bottom;
}
