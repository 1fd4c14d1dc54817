import { type KeyboardEvent, type PointerEvent, useRef } from 'react';

export type PanelResizerProps = {
  /** Beside the canvas its width is changed, under it its height. */
  readonly beside: boolean;
  /** Pixels. */
  readonly size: number;
  readonly least: number;
  readonly most: number;
  /** While it is dragged. */
  readonly onResize: (size: number) => void;
  /** When the drag or the key is over. */
  readonly onDone: (size: number) => void;
};

const STEP = 16;

/** The edge between the canvas and the code: dragged, or moved with the arrow keys. */
export function PanelResizer({ beside, size, least, most, onResize, onDone }: PanelResizerProps) {
  const drag = useRef<{ readonly from: number; readonly size: number } | null>(null);
  const place = (event: PointerEvent) => (beside ? event.clientX : event.clientY);
  const within = (wanted: number) => Math.round(Math.min(most, Math.max(least, wanted)));
  const sizeAt = (event: PointerEvent) =>
    drag.current === null ? size : within(drag.current.size + drag.current.from - place(event));
  const press = (event: KeyboardEvent) => {
    const steps: { readonly [key: string]: number } = beside
      ? { ArrowLeft: STEP, ArrowRight: -STEP }
      : { ArrowUp: STEP, ArrowDown: -STEP };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    onDone(within(size + step));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that can be moved is no thematic break.
    <div
      className="panel-resizer"
      role="separator"
      tabIndex={0}
      aria-label={beside ? 'Width of the code' : 'Height of the code'}
      aria-orientation={beside ? 'vertical' : 'horizontal'}
      aria-valuenow={size}
      aria-valuemin={least}
      aria-valuemax={most}
      onKeyDown={press}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = { from: place(event), size };
      }}
      onPointerMove={(event) => drag.current !== null && onResize(sizeAt(event))}
      onPointerUp={(event) => {
        if (drag.current === null) return;
        onDone(sizeAt(event));
        drag.current = null;
      }}
      onPointerCancel={() => {
        if (drag.current !== null) onDone(drag.current.size);
        drag.current = null;
      }}
    />
  );
}
