import { useDocumentStore } from '../state/documentStore';
import { useCanvasStore } from './canvasStore';

/** Wiring by keyboard: where the wire goes, and what the keys do. */
export function WireModeBar() {
  const mode = useCanvasStore((state) => state.wireMode);
  const plan = useDocumentStore((state) => state.plan);
  if (mode === null) return null;
  const name = (id: string | undefined) => plan.layerById.get(id ?? '')?.name ?? '';
  return (
    <div className="wire-mode pop" role="status">
      <span>
        Wire from <strong>{name(mode.from)}</strong> to <strong>{name(mode.targets[mode.index])}</strong>
        <span className="quiet">
          {' '}
          ({mode.index + 1} of {mode.targets.length})
        </span>
      </span>
      <span className="quiet">
        <kbd className="kbd">←</kbd> <kbd className="kbd">→</kbd> choose, <kbd className="kbd">Enter</kbd> connects,{' '}
        <kbd className="kbd">Esc</kbd> cancels
      </span>
    </div>
  );
}
