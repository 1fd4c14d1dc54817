import { type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';

export type TooltipProps = {
  readonly text: ReactNode;
  readonly shortcut?: string | null;
  readonly side?: 'below' | 'right' | 'left';
  /** Whether the text says more than the name of the control, and so is its description. */
  readonly describes?: boolean;
  /** One control. */
  readonly children: ReactNode;
};

const DELAY = 450;

/** Words about a control: opens on hover and focus, can be hovered itself, closes with Escape (WCAG 1.4.13). */
export function Tooltip({ text, shortcut = null, side = 'below', describes = true, children }: TooltipProps) {
  const id = useId();
  const anchor = useRef<HTMLSpanElement>(null);
  const timer = useRef<number>(undefined);
  const [open, setOpen] = useState(false);
  const later = (value: boolean, delay: number) => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => setOpen(value), delay);
  };
  useEffect(() => () => window.clearTimeout(timer.current), []);
  useEffect(() => {
    const control = anchor.current?.firstElementChild;
    if (!open || control == null) return;
    if (describes) control.setAttribute('aria-describedby', id);
    const close = (event: KeyboardEvent) => {
      if (event.key === 'Escape') setOpen(false);
    };
    window.addEventListener('keydown', close, true);
    return () => {
      window.removeEventListener('keydown', close, true);
      if (describes) control.removeAttribute('aria-describedby');
    };
  }, [open, describes, id]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only watches the control inside, which has the role.
    <span
      ref={anchor}
      style={{ display: 'contents' }}
      onPointerEnter={(event) => event.pointerType === 'mouse' && later(true, DELAY)}
      onPointerLeave={() => later(false, 120)}
      onPointerDown={() => later(false, 0)}
      onFocus={(event) => event.target.matches(':focus-visible') && later(true, 150)}
      onBlur={() => later(false, 0)}
    >
      {children}
      {open &&
        createPortal(
          <Bubble id={id} anchor={anchor.current?.firstElementChild ?? null} side={side}>
            <span className="tooltip-line">
              <span>{text}</span>
              {shortcut !== null && <kbd className="kbd">{shortcut}</kbd>}
            </span>
          </Bubble>,
          // Inside its panel, so that a dialog's are above the dialog and every text belongs to a landmark.
          anchor.current?.closest('dialog, [data-panel]') ?? document.body,
        )}
    </span>
  );
}

type BubbleProps = {
  readonly id: string;
  readonly anchor: Element | null;
  readonly side: 'below' | 'right' | 'left';
  readonly children: ReactNode;
};

function Bubble({ id, anchor, side, children }: BubbleProps) {
  const box = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ left: -9999, top: 0 });
  useLayoutEffect(() => {
    if (anchor === null || box.current === null) return;
    const { width, height } = box.current.getBoundingClientRect();
    setPlace(placeBeside(anchor.getBoundingClientRect(), { width, height }, side));
  }, [anchor, side]);
  return (
    <div ref={box} id={id} role="tooltip" className="tooltip pop" style={place}>
      {children}
    </div>
  );
}

/** Inside the window, beside the control; above it where there is no room below. */
function placeBeside(
  at: DOMRect,
  size: { readonly width: number; readonly height: number },
  side: 'below' | 'right' | 'left',
): { left: number; top: number } {
  const gap = 6;
  const rightmost = window.innerWidth - size.width - gap;
  const lowest = window.innerHeight - size.height - gap;
  if (side !== 'below') {
    const beside =
      side === 'right' ? Math.min(at.right + gap, rightmost) : Math.max(gap, at.left - size.width - 2 * gap);
    return { left: beside, top: Math.min(Math.max(gap, at.top), lowest) };
  }
  const below = at.bottom + gap;
  const left = Math.min(Math.max(gap, at.left + at.width / 2 - size.width / 2), rightmost);
  return { left, top: below > lowest ? at.top - size.height - gap : below };
}
