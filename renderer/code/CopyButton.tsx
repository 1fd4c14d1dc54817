import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useUiStore } from '../state/uiStore';
import { Button } from '../ui/Button';

export type CopyButtonProps = {
  readonly text: string;
  /** What is copied, for screen readers: "the code". */
  readonly what: string;
};

/** Puts a text on the clipboard, and says so on itself for a moment. */
export function CopyButton({ text, what }: CopyButtonProps) {
  const [copied, setCopied] = useState(0);
  useEffect(() => {
    if (copied === 0) return;
    const timer = window.setTimeout(() => setCopied(0), 2000);
    return () => window.clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    const { toast, say } = useUiStore.getState();
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      toast({
        tone: 'error',
        text: 'The system clipboard could not be used. Allow this page to use it, or mark the text and copy it by hand.',
      });
      return;
    }
    setCopied((count) => count + 1);
    say('Copied');
  };
  return (
    <Button
      small
      variant="quiet"
      icon={copied > 0 ? Check : Copy}
      aria-label={copied > 0 ? 'Copied' : `Copy ${what}`}
      onClick={() => void copy()}
    >
      {copied > 0 ? 'Copied' : 'Copy'}
    </Button>
  );
}
