import { CircleAlert, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { type Toast, useUiStore } from '../state/uiStore';
import { Button } from './Button';
import { IconButton } from './IconButton';

/** Messages that need no answer; some offer one action. */
export function Toasts() {
  const toasts = useUiStore((state) => state.toasts);
  return (
    <section className="toasts" aria-label="Messages">
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
    </section>
  );
}

function ToastCard({ toast }: { readonly toast: Toast }) {
  const [held, setHeld] = useState(false);
  const [detailShown, setDetailShown] = useState(false);
  const { id, text, detail, action, tone } = toast;
  const close = () => useUiStore.getState().closeToast(id);
  useEffect(() => {
    // A failure stays until it was read; the rest goes by itself, but not from under the pointer.
    if (held || tone === 'error') return;
    const timer = window.setTimeout(() => useUiStore.getState().closeToast(id), 8000);
    return () => window.clearTimeout(timer);
  }, [held, id, tone]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hovering or focusing only keeps the message open.
    <div
      className={tone === 'error' ? 'toast pop toast-error' : 'toast pop'}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {tone === 'error' && <CircleAlert size={16} strokeWidth={1.75} className="field-error" aria-hidden="true" />}
      <div>
        <p>{text}</p>
        {detailShown && <pre className="toast-detail selectable">{detail}</pre>}
      </div>
      {detail !== undefined && (
        <Button small variant="quiet" aria-expanded={detailShown} onClick={() => setDetailShown(!detailShown)}>
          Detail
        </Button>
      )}
      {action !== undefined && (
        <Button
          small
          onClick={() => {
            close();
            action.run();
          }}
        >
          {action.title}
        </Button>
      )}
      <IconButton label="Close message" icon={X} size={14} onClick={close} />
    </div>
  );
}
