import './code.css';
import { lazy, type RefObject, Suspense, useEffect, useState } from 'react';
import { focusCanvas } from '../canvas/focusNode';
import { useSettingsStore } from '../state/settingsStore';
import { PanelResizer } from './PanelResizer';

// The editor is larger than the rest of the window: whoever looks at no code does not wait for it.
const CodePanel = lazy(async () => ({ default: (await import('./CodePanel')).CodePanel }));

const least = { beside: 340, below: 120 } as const;
/** What the canvas keeps, in pixels. */
const canvasLeast = { beside: 320, below: 140 } as const;

export type CodeDockProps = {
  /** What canvas and code share. */
  readonly area: RefObject<HTMLElement | null>;
  readonly beside: boolean;
};

/** The place of the code: beside the canvas where there is room for both, otherwise under it, where lines are whole. */
export function CodeDock({ area, beside }: CodeDockProps) {
  const place = beside ? 'beside' : 'below';
  const remembered = useSettingsStore(({ settings }) => (beside ? settings.codeWidth : settings.codeHeight));
  const [dragged, setDragged] = useState<number | null>(null);
  const room = useRoom(area, beside);
  const most = Math.max(least[place], room - canvasLeast[place]);
  const size = Math.min(most, Math.max(least[place], dragged ?? remembered));
  return (
    <>
      <PanelResizer
        beside={beside}
        size={size}
        least={least[place]}
        most={most}
        onResize={setDragged}
        onDone={(done) => {
          setDragged(null);
          useSettingsStore.getState().change(beside ? { codeWidth: done } : { codeHeight: done });
        }}
      />
      <section
        className="code-panel"
        aria-label="Code"
        data-panel="code"
        style={beside ? { width: size } : { height: size }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || event.defaultPrevented) return;
          event.preventDefault();
          focusCanvas();
        }}
      >
        <Suspense fallback={<p className="code-loading quiet">Getting the code ready…</p>}>
          <CodePanel />
        </Suspense>
      </section>
    </>
  );
}

/** The width or height that canvas and code share, in pixels. */
function useRoom(area: RefObject<HTMLElement | null>, beside: boolean): number {
  const [room, setRoom] = useState(0);
  useEffect(() => {
    const element = area.current;
    if (element === null) return;
    const measure = () => setRoom(beside ? element.clientWidth : element.clientHeight);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [area, beside]);
  return room;
}
