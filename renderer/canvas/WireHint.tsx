import { CircleSlash } from 'lucide-react';
import { useEffect, useState } from 'react';
import { checkConnection } from '../../src/editing/connecting';
import { useDocumentStore } from '../state/documentStore';
import { useCanvasStore } from './canvasStore';
import { nodeAt } from './hitTest';

type Hint = { readonly reason: string; readonly left: number; readonly top: number };

/** While a wire is drawn: over a layer that it may not reach, the reason in words beside the pointer. */
export function WireHint() {
  const wiring = useCanvasStore((state) => state.wiring);
  const [hint, setHint] = useState<Hint | null>(null);
  useEffect(() => {
    if (wiring === null) return;
    const follow = (event: PointerEvent) => {
      const over = nodeAt({ x: event.clientX, y: event.clientY });
      if (over === null || over === wiring.from) {
        setHint(null);
        return;
      }
      const [source, target] = wiring.end === 'output' ? [wiring.from, over] : [over, wiring.from];
      const check = checkConnection(useDocumentStore.getState().document, source, target);
      setHint(check.ok ? null : { reason: check.reason, left: event.clientX + 14, top: event.clientY + 16 });
    };
    window.addEventListener('pointermove', follow);
    return () => {
      window.removeEventListener('pointermove', follow);
      setHint(null);
    };
  }, [wiring]);
  if (hint === null) return null;
  return (
    <div className="wire-hint pop" style={{ left: hint.left, top: hint.top }} role="status">
      <CircleSlash size={14} strokeWidth={2} aria-hidden="true" />
      {hint.reason}
    </div>
  );
}
