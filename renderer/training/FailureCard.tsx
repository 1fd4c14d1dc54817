import { Copy, Play, RotateCcw, TriangleAlert, X } from 'lucide-react';
import { useState } from 'react';
import type { EngineStatus } from '../../src/contract/api';
import { train } from '../commands/train';
import { Button } from '../ui/Button';
import { IconButton } from '../ui/IconButton';

export type FailureCardProps = {
  readonly title: string;
  /** What happened and what to try; `detail` is technical. */
  readonly failure: { readonly code: string; readonly message: string; readonly detail?: string };
  /** Offers another start. */
  readonly restart?: boolean;
  /** Offers to train on this engine instead. */
  readonly fallback?: EngineStatus | null;
  /** Offers to try the same again. */
  readonly onRetry?: () => void;
  readonly onDismiss?: () => void;
};

/** A failure in calm words. The network and the settings are as they were. */
export function FailureCard({
  title,
  failure,
  restart = false,
  fallback = null,
  onRetry,
  onDismiss,
}: FailureCardProps) {
  const [copied, setCopied] = useState(false);
  const copy = async (text: string) => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      // The text stands right there and can be selected.
      setCopied(false);
    }
  };
  return (
    <div className="failure" role="alert">
      <TriangleAlert size={18} strokeWidth={1.75} aria-hidden="true" />
      <div className="failure-body">
        <strong>{title}</strong>
        <p>{failure.message}</p>
        {restart && <p className="quiet">The network and the settings are as they were.</p>}
        {failure.detail !== undefined && failure.detail !== '' && (
          <details>
            <summary>Technical detail</summary>
            <pre>{failure.detail}</pre>
            <Button small icon={Copy} onClick={() => void copy(failure.detail ?? '')}>
              {copied ? 'Copied' : 'Copy'}
            </Button>
          </details>
        )}
        {onRetry !== undefined && (
          <Button small icon={RotateCcw} onClick={onRetry}>
            Try again
          </Button>
        )}
        {restart && (
          <Button small icon={Play} onClick={() => void train()}>
            Start again
          </Button>
        )}
        {fallback !== null && (
          <Button small icon={Play} title={fallback.about} onClick={() => void train(fallback.engine)}>
            Train with {fallback.title}
          </Button>
        )}
      </div>
      {onDismiss !== undefined && <IconButton label="Dismiss" icon={X} onClick={onDismiss} />}
    </div>
  );
}
