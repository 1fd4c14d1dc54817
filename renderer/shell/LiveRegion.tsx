import { useUiStore } from '../state/uiStore';

/** What a screen reader says when something was done. */
export function LiveRegion() {
  const { text, count } = useUiStore((state) => state.spoken);
  return (
    <div className="visually-hidden" role="status" aria-live="polite">
      <span key={count}>{text}</span>
    </div>
  );
}
