import { type PointerEvent, type ReactNode, useRef } from 'react';
import { type ScrubModifiers, scrubbedSteps } from './scrub';

export type ScrubLabelProps = {
  readonly htmlFor: string;
  readonly children: ReactNode;
  /** Steps from where the gesture began, whole or not; `begin` is called before the first. */
  readonly onScrub: (steps: number) => void;
  readonly onBegin: () => void;
  readonly onEnd: () => void;
  /** Escape: back to where it began. */
  readonly onCancel: () => void;
};

type Gesture = { readonly pointerId: number; readonly startX: number; moved: boolean };

/** A number's label that can be dragged sideways to change it: Shift is finer, Ctrl takes whole steps, Escape restores. */
export function ScrubLabel({ htmlFor, children, onScrub, onBegin, onEnd, onCancel }: ScrubLabelProps) {
  const gesture = useRef<Gesture | null>(null);
  const begin = (event: PointerEvent<HTMLLabelElement>) => {
    if (event.button !== 0) return;
    const label = event.currentTarget;
    const { pointerId } = event;
    label.setPointerCapture(pointerId);
    gesture.current = { pointerId, startX: event.clientX, moved: false };
    const restore = (key: KeyboardEvent) => {
      if (key.key !== 'Escape' || gesture.current === null) return;
      key.stopPropagation();
      gesture.current = null;
      onCancel();
    };
    window.addEventListener('keydown', restore, true);
    const release = () => window.removeEventListener('keydown', restore, true);
    label.addEventListener('lostpointercapture', release, { once: true });
  };
  const move = (event: PointerEvent<HTMLLabelElement>) => {
    const current = gesture.current;
    if (current === null || event.pointerId !== current.pointerId) return;
    const pixels = event.clientX - current.startX;
    if (!current.moved && Math.abs(pixels) < 3) return;
    if (!current.moved) {
      current.moved = true;
      onBegin();
    }
    const modifiers: ScrubModifiers = { fine: event.shiftKey, whole: event.ctrlKey || event.metaKey };
    onScrub(scrubbedSteps(pixels, modifiers));
  };
  return (
    <label
      htmlFor={htmlFor}
      className="scrub-label"
      onPointerDown={begin}
      onPointerMove={move}
      onPointerUp={(event) => {
        const moved = gesture.current?.moved === true;
        gesture.current = null;
        event.currentTarget.releasePointerCapture(event.pointerId);
        if (moved) onEnd();
      }}
      onPointerCancel={() => {
        gesture.current = null;
        onCancel();
      }}
    >
      {children}
    </label>
  );
}
